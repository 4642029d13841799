package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.Secret;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.host.kind.LocalBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets on this machine's own disk, asked about through a real bash. */
class EnvKindTest {
    @TempDir
    Path directory;

    @Test
    void a_line_that_is_no_assignment_tells_nothing_of_itself() throws IOException {
        Path file = directory.resolve(".env");
        Files.writeString(file, """
                TOKEN=abc
                EMPTY=
                -----BEGIN PRIVATE KEY-----
                MIIEvQIBADANBgkqhkiG9w0BAQEFAASC
                with spaces=1
                c2VjcmV0IGtleQ==
                c2VjcmV0IGtle=
                OTHER=of a person
                """);
        Map<String, Wanted> values =
                Map.of("TOKEN", new Wanted.Hidden(new Secret("abc")), "EMPTY", new Wanted.Hidden(new Secret("")));
        var env = EnvKind.of(new EnvKind.Declaration("shop", file.toString(), values, LocalBox.KEY), "secrets");

        var answer = LocalBox.run("env", EnvKind.ENV.probe(List.of(env)));

        assertThat(answer.stdout().text())
                .doesNotContain("PRIVATE")
                .doesNotContain("MIIE")
                .doesNotContain("c2VjcmV0");
        assertThat(EnvKind.ENV.read(answer, List.of(env)).get(env.address()))
                .isInstanceOfSatisfying(Observation.Present.class, present -> {
                    var seen = present.state().attributes();
                    assertThat(seen)
                            .containsKeys("value.TOKEN", "value.EMPTY", "value.OTHER")
                            .containsKeys("value.line 3", "value.line 4", "value.line 5", "value.line 6")
                            .containsKeys("value.line 7")
                            .containsEntry(
                                    "value.TOKEN",
                                    EnvKind.ENV
                                            .desired(env.declared())
                                            .attributes()
                                            .get("value.TOKEN"));
                });
    }
}
