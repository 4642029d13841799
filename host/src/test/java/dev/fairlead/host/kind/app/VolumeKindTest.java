package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.App;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.kind.LocalBox;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeKindTest {
    /** An image whose user is {@code app}. */
    private static final String DOCKER = """
            docker() {
                case $1 in
                image) echo app ;;
                cp) mkdir etc && printf 'root:x:0:0::\\nweb:x:33:34::\\napp:x:1000:1001::\\n' > etc/passwd && tar -cO etc/passwd; rm -r etc ;;
                esac
            }
            chown() { printf '%s\\n' "$2"; }
            """;

    @TempDir
    Path directory;

    private VolumeKind.Declaration volume(@Nullable String owner, @Nullable String user) {
        String path = directory.resolve("data").toString();
        return new VolumeKind.Declaration(path, App.VolumeType.DIRECTORY, owner, null, user, "me/app@sha256:1");
    }

    @ParameterizedTest
    @CsvSource({",, 1000:1001", ", web, 33:34", ", web:app, 33:34", ", 5, 5", "7:8, web, 7:8", "www-data, web, www-data"
    })
    void a_new_volume_belongs_to_whom_the_container_runs_as(
            @Nullable String owner, @Nullable String user, String expected) {
        var volume = VolumeKind.of(volume(owner, user), "app.volumes");
        var change = new Change<>(volume, Action.CREATE, Cause.NEW, null, volume.desired());
        var work = VolumeKind.VOLUME.steps(List.of(change)).getFirst().work();

        var answer = switch (work) {
            case Work.Script script -> LocalBox.run("step", "cd " + directory + "\n" + DOCKER + script.text());
            case Work.Pull pull -> throw new AssertionError(pull);
            case Work.NewLogin login -> throw new AssertionError(login);
            case Work.Call call -> throw new AssertionError(call);
        };

        assertThat(answer.stderr()).isEmpty();
        assertThat(answer.stdout().value()).isEqualTo(expected);
    }

    @Test
    void only_names_need_the_image() {
        assertThat(volume(null, null).asksTheImage()).isTrue();
        assertThat(volume(null, "web").asksTheImage()).isTrue();
        assertThat(volume(null, "1000").asksTheImage()).isFalse();
        assertThat(volume("1000", "web").asksTheImage()).isFalse();
    }
}
