package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.kind.app.StraysKind.Declaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StraysKindTest {
    private static final String CLAIM = "server { server_name shop.test; }\n";

    @TempDir
    private Path directory;

    private Observation seen() {
        var claims = new Claims.OfNginx(Set.of("shop.test"), Set.of(), Set.of());
        Resource<Declaration> strays = StraysKind.of(directory.toString(), claims, Set.of("ours"), "nginx");
        String probe = StraysKind.STRAYS.probe(List.of(strays));
        return Objects.requireNonNull(StraysKind.STRAYS
                .read(LocalBox.run("strays", probe), List.of(strays))
                .get(strays.address()));
    }

    @Test
    void files_that_nobody_declared_are_read_to_their_end() throws IOException {
        Files.writeString(directory.resolve("ours"), CLAIM);
        Files.writeString(directory.resolve("theirs"), "server { server_name other.test; }\n");
        Files.createSymbolicLink(directory.resolve("dangling"), Path.of("nowhere"));
        assertThat(seen()).isEqualTo(Observation.absent());

        Files.writeString(directory.resolve(".long one"), "# padding\n".repeat(10_000) + "\0" + CLAIM);
        assertThat(seen()).isEqualTo(Observation.present(State.EMPTY.plain("file..long one", "server_name shop.test")));
    }

    @Test
    void a_file_too_long_to_read_is_unknown_and_not_harmless() throws IOException {
        Files.writeString(directory.resolve("endless"), "# padding\n".repeat(200_000) + CLAIM);

        assertThat(seen())
                .isInstanceOfSatisfying(
                        Observation.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains(directory + "/endless", "longer than 1 MiB"));
    }

    @Test
    void a_directory_that_is_not_there_holds_nothing_and_one_that_cannot_be_read_is_unknown() throws IOException {
        Files.delete(directory);
        assertThat(seen()).isEqualTo(Observation.absent());

        Files.writeString(directory, "no directory");
        assertThat(seen()).isInstanceOf(Observation.Unknown.class);
    }
}
