package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.Ssh;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshShapeTest {
    private static Ssh ssh(String keys) {
        return TestModels.read("name: shop\nssh: {address: box" + keys + "}\n").ssh();
    }

    @Test
    void what_is_left_out_is_left_to_the_ssh_configuration() {
        assertThat(ssh("").user()).isNull();
        assertThat(ssh("").port()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bastion", "me@bastion:2222", "me@a.example.com:22,b,[2001:db8::1]:2222", "none"})
    void a_way_through_one_host_or_several_is_read_as_it_stands(String way) {
        assertThat(ssh(", proxyJump: '" + way + "'").proxyJump()).isEqualTo(way);
    }

    @Test
    void a_way_with_a_gap_in_it_is_refused() {
        assertThat(TestModels.errors("name: shop\nssh: {address: box, proxyJump: 'a,,b'}\n"))
                .contains("`a,,b` is not a host to jump through.", "with commas between several");
    }

    @Test
    void what_lightsail_knows_counts_where_the_model_says_nothing() {
        List<String> known = List.of("ssh-ed25519 AAAAknown");
        Ssh silent = TestModels.read(TestModels.lightsail("{}", ""))
                .reachedAt("admin", "203.0.113.9", known)
                .ssh();
        assertThat(silent.user()).isEqualTo("admin");
        assertThat(silent.address()).isEqualTo("203.0.113.9");
        assertThat(silent.hostKeys()).isEqualTo(known);

        Ssh said = TestModels.read(TestModels.lightsail(
                        "{user: me, address: 203.0.113.7, hostKeys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAsaid]}", ""))
                .reachedAt("admin", "203.0.113.9", known)
                .ssh();
        assertThat(said.user()).isEqualTo("me");
        assertThat(said.address()).isEqualTo("203.0.113.7");
        assertThat(said.hostKeys()).containsExactly("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAsaid");
    }
}
