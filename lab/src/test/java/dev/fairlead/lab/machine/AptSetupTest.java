package dev.fairlead.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AptSetupTest {
    private static final List<String> MIRROR = List.of(
            "deb http://mirror.example/debian/ bookworm main",
            "deb http://mirror.example/debian/ bookworm-updates main",
            "deb http://mirror.example/debian-security/ bookworm-security main");

    @Test
    void sources_of_the_machine_serve_a_box_of_its_own_release() {
        assertThat(AptSetup.sourcesFor("bookworm", MIRROR, "bookworm")).isEqualTo(MIRROR);
    }

    @Test
    void sources_of_the_machine_serve_a_box_of_another_release() {
        assertThat(AptSetup.sourcesFor("trixie", MIRROR, "bookworm"))
                .containsExactly(
                        "deb http://mirror.example/debian/ trixie main",
                        "deb http://mirror.example/debian/ trixie-updates main",
                        "deb http://mirror.example/debian-security/ trixie-security main");
    }

    @Test
    void a_machine_that_is_no_debian_gives_the_public_mirror() {
        assertThat(AptSetup.sourcesFor("trixie", List.of(), ""))
                .contains("deb http://deb.debian.org/debian trixie main")
                .hasSize(3);
    }
}
