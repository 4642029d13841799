package dev.fairlead.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteTest {
    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path home;

    private void config(String name, String... lines) throws IOException {
        Path file = home.resolve(".ssh").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
    }

    private List<Hop> route(SshTarget target) {
        return Route.to(target, new SshEnvironment(home, "me", null, Prompt.NOBODY, told::add));
    }

    private Hop only(SshTarget target) {
        assertThat(route(target)).hasSize(1);
        return route(target).getFirst();
    }

    @Test
    void without_a_configuration_the_usual_user_and_port_count() {
        Hop hop = only(SshTarget.of("box.example.com"));

        assertThat(hop.destination()).isEqualTo("admin@box.example.com");
        assertThat(hop.port()).isEqualTo(22);
        assertThat(hop.identityFiles()).isEmpty();
    }

    @Test
    void what_the_model_leaves_out_is_taken_from_the_configuration() throws IOException {
        config(
                "config",
                "Host box  # the shop's",
                "\tHostName=203.0.113.7",
                "  Port 2222",
                "  User \"deploy\"",
                "  IdentityFile ~/keys/shop",
                "Host *",
                "  User somebody",
                "  IdentityFile /keys/all");

        Hop hop = only(SshTarget.of("box"));

        assertThat(hop.destination()).isEqualTo("deploy@203.0.113.7:2222");
        assertThat(hop.identityFiles()).containsExactly(home.resolve("keys/shop"), Path.of("/keys/all"));
    }

    @Test
    void what_the_model_says_outweighs_the_configuration() throws IOException {
        config("config", "Host box", "  HostName 203.0.113.7", "  Port 2222", "  User deploy", "  ProxyJump bastion");
        var target = SshTarget.of("box")
                .withPort(22)
                .withUser("root")
                .withIdentityFile(Path.of("/keys/mine"))
                .withProxyJump("none");

        Hop hop = only(target);

        assertThat(hop.destination()).isEqualTo("root@203.0.113.7");
        assertThat(hop.identityFiles()).containsExactly(Path.of("/keys/mine"));
    }

    @Test
    void several_jumps_are_passed_one_after_another_as_who_is_logged_in_here() throws IOException {
        config("config", "Host first", "  HostName 203.0.113.1", "  User gate");

        assertThat(route(SshTarget.of("box").withProxyJump("first,you@second:2222")))
                .extracting(Hop::destination)
                .containsExactly("gate@203.0.113.1", "you@second:2222", "admin@box");
        assertThat(route(SshTarget.of("box").withProxyJump("second")))
                .extracting(Hop::destination)
                .containsExactly("me@second", "admin@box");
    }

    @Test
    void patterns_hold_for_whom_they_name() throws IOException {
        config(
                "config",
                "Host *.example.com !db.example.com box?",
                "  User shop",
                "Host box1",
                "  User too-late",
                "Host box1",
                "  Port 2222");

        assertThat(only(SshTarget.of("www.Example.com")).user()).isEqualTo("shop");
        assertThat(only(SshTarget.of("db.example.com")).user()).isEqualTo("admin");
        assertThat(only(SshTarget.of("box1")).destination()).isEqualTo("shop@box1:2222");
    }

    @Test
    void included_files_count_where_they_are_included() throws IOException {
        config("config", "Include conf.d/* missing", "Host box", "  Include box.conf", "User last");
        config("conf.d/one", "Host other", "  User other");
        config("conf.d/two", "Host box", "  Port 2222");
        config("box.conf", "HostName 203.0.113.7", "Host elsewhere", "  User nobody");

        assertThat(only(SshTarget.of("box")).destination()).isEqualTo("last@203.0.113.7:2222");
        assertThat(only(SshTarget.of("elsewhere")).user()).isEqualTo("admin");
        assertThat(only(SshTarget.of("other")).user()).isEqualTo("other");
    }

    @Test
    void a_block_that_cannot_be_judged_is_left_out_and_told() throws IOException {
        config(
                "config",
                "Host box",
                "  User shop",
                "  IdentityAgent /run/agent",
                "Match host box exec true",
                "  Port 99",
                "Match all",
                "  Port 2222");

        assertThat(only(SshTarget.of("box")).destination()).isEqualTo("shop@box:2222");
        assertThat(told)
                .contains(
                        "`Match host box exec true` in " + home.resolve(".ssh/config") + " is not honoured.",
                        "`identityagent` of ~/.ssh/config is not honoured for `box`.");
    }

    @Test
    void a_proxy_command_is_refused_unless_the_model_names_another_way() throws IOException {
        config("config", "Host box", "  ProxyCommand nc -X connect %h %p", "Host free", "  ProxyCommand none");

        assertThatThrownBy(() -> route(SshTarget.of("box")))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("`box` is reached by a `ProxyCommand`");
        assertThat(route(SshTarget.of("box").withProxyJump("bastion"))).hasSize(2);
        assertThat(only(SshTarget.of("free")).host()).isEqualTo("free");
    }
}
