package dev.fairlead.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTextTest {
    @Test
    void what_it_is_made_of_is_listed_by_name() {
        String listed = """

            The following files have been resolved:
               info.picocli:picocli:jar:4.7.7:compile
               com.github.mwiede:jsch:jar:2.28.8:compile -- module com.jcraft.jsch
               io.netty:netty-epoll:jar:linux-x86_64:4.1.0:runtime
            """;

        assertThat(VersionText.of("0.1.0", "4b9b4d86a5d8", 25, "25.0.3+9-LTS by Temurin in /opt/jdk", listed))
                .isEqualTo("""
                    fairlead 0.1.0 (Java 25)
                      commit     4b9b4d86a5d8
                      java       25.0.3+9-LTS by Temurin in /opt/jdk
                      libraries  com.github.mwiede:jsch 2.28.8
                                 info.picocli:picocli 4.7.7
                                 io.netty:netty-epoll 4.1.0
                    """);
    }

    @Test
    void a_build_that_wrote_nothing_down_is_unknown() {
        assertThat(VersionText.of("", "", 25, "25 by X in /y", ""))
                .isEqualTo("fairlead unknown (Java 25)\n  commit     unknown\n  java       25 by X in /y\n");
    }
}
