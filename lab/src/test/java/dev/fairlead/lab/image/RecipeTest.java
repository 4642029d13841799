package dev.fairlead.lab.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.machine.AptSetup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecipeTest {
    private static final AptSetup APT = new AptSetup(
            List.of("deb http://mirror.example/debian trixie main"), List.of("Acquire::Check-Date \"false\";"));

    @Test
    void the_same_recipe_has_the_same_name() {
        assertThat(recipe("base:1", "FROM x", "v1").reference())
                .isEqualTo(recipe("base:1", "FROM x", "v1").reference())
                .matches("fairlead-lab/name:[0-9a-f]{12}");
    }

    @Test
    void whatever_changes_in_a_recipe_changes_its_name() {
        assertThat(List.of(
                        recipe("base:1", "FROM x", "v1").reference(),
                        recipe("base:2", "FROM x", "v1").reference(),
                        recipe("base:1", "FROM y", "v1").reference(),
                        recipe("base:1", "FROM x", "v2").reference()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_root_file_system_is_made_from_the_machines_own_sources_and_options() {
        assertThat(new RootFilesystem("trixie", List.of("sudo", "cron"), APT).mmdebstrap(Path.of("/x.tar")))
                .containsExactly(
                        "mmdebstrap",
                        "--variant=minbase",
                        "--include=sudo,cron",
                        "--aptopt=Acquire::Check-Date \"false\";",
                        "trixie",
                        "/x.tar",
                        "deb http://mirror.example/debian trixie main");
    }

    @Test
    void every_build_file_travels_with_the_program() {
        assertThat(Resources.box()).containsKey("Dockerfile");
        assertThat(Resources.sampleApp()).containsKeys("Dockerfile", "webapp/views.py");
    }

    private static Recipe recipe(String base, String dockerfile, String version) {
        return new Recipe(
                "name",
                base,
                Map.of("Dockerfile", dockerfile.getBytes(StandardCharsets.UTF_8)),
                Map.of("VERSION", version));
    }
}
