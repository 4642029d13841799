package dev.fairlead.host.kind.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.kind.system.AuthorizedKeyKind.Declaration;
import dev.fairlead.host.shell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizedKeyKindTest {
    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMine";
    private static final Resource<Declaration> MINE = AuthorizedKeyKind.of("me", KEY + " LINE END $(id)", "system");

    @TempDir
    private Path home;

    private Path file = Path.of("");

    @BeforeEach
    void keys() throws IOException {
        file = home.resolve(".ssh/authorized_keys");
        Files.createDirectories(home.resolve(".ssh"));
        Files.setPosixFilePermissions(home.resolve(".ssh"), PosixFilePermissions.fromString("rwx------"));
    }

    private void holds(String... lines) throws IOException {
        Files.write(file, List.of(lines));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Answer.Finished onBox(String script) {
        return LocalBox.run(
                "keys",
                "FAIRLEAD=" + home.resolve("memory") + "\ngetent() { echo \"me:x:$(id -u):$(id -g)::" + home
                        + ":/bin/sh\"; }\n" + script);
    }

    private String seen() {
        var answer = onBox(AuthorizedKeyKind.AUTHORIZED_KEY.probe(List.of(MINE)));
        var observation = Objects.requireNonNull(
                AuthorizedKeyKind.AUTHORIZED_KEY.read(answer, List.of(MINE)).get(MINE.address()));
        return switch (observation) {
            case Observation.Present present -> present.state().word("state");
            case Observation.Absent _ -> "absent";
            case Observation.Unknown unknown -> "unknown: " + unknown.reason();
        };
    }

    private void mend() {
        var change = new Change<>(MINE, Action.UPDATE, Cause.DRIFT, null, MINE.desired());
        switch (AuthorizedKeyKind.AUTHORIZED_KEY
                .steps(List.of(change))
                .getFirst()
                .work()) {
            case Work.Script script ->
                assertThat(onBox("mkdir -p \"$FAIRLEAD\"\n" + script.text()).exit())
                        .isZero();
            case Work.Pull pull -> throw new AssertionError(pull);
            case Work.NewLogin login -> throw new AssertionError(login);
            case Work.Call call -> throw new AssertionError(call);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-pty,environment=\"A=b \\\" c\",no-X11-forwarding ", "restrict,port-forwarding "})
    void a_key_with_harmless_options_lets_in(String options) throws IOException {
        holds("# " + KEY, "ssh-rsa AAAAB3other", options + KEY + " a comment");

        assertThat(seen()).isEqualTo("lets in");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "command=\"/bin/false\"           | command",
                "no-pty,expiry-time=\"20200101\"  | expiry-time",
                "from=\"10.0.0.1\",no-pty         | from",
                "cert-authority                   | cert-authority",
                "no-such-option                   | no-such-option"
            })
    void a_key_behind_an_option_that_may_shut_it_out_is_mended(String options, String named) throws IOException {
        holds("ssh-rsa AAAAB3other me too", options + " " + KEY, "# the end");
        assertThat(seen()).isEqualTo("held up by the option " + named);

        mend();

        assertThat(seen()).isEqualTo("lets in");
        assertThat(file).hasContent("ssh-rsa AAAAB3other me too\n# the end\n" + KEY + " LINE END $(id)\n");
    }

    @Test
    void the_first_line_that_lets_anybody_in_counts() throws IOException {
        holds("expiry-time=\"20200101\" " + KEY, KEY);
        assertThat(seen()).isEqualTo("lets in");

        holds("command=\"/bin/false\" " + KEY, KEY);
        assertThat(seen()).isEqualTo("held up by the option command");
    }

    @ParameterizedTest
    @CsvSource({
        "., rwxrwx---, can be written by others",
        ".ssh, rwx----w-, can be written by others",
        ".ssh/authorized_keys, rw-rw-r--, can be written by others",
        ".ssh/authorized_keys, ---------, cannot be read by its owner"
    })
    void keys_that_sshd_would_not_read_let_nobody_in(String name, String mode, String why) throws IOException {
        holds(KEY);
        Path loose = home.resolve(name).normalize();
        Files.setPosixFilePermissions(loose, PosixFilePermissions.fromString(mode));
        assertThat(seen()).isEqualTo(loose + " " + why);

        mend();

        assertThat(seen()).isEqualTo("lets in");
    }

    @Test
    void who_has_no_such_key_is_not_let_in() throws IOException {
        assertThat(seen()).isEqualTo("absent");
        holds("ssh-rsa AAAAB3other");
        assertThat(seen()).isEqualTo("absent");
    }
}
