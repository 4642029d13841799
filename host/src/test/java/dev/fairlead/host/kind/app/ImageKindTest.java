package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.resource.Observation;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Output;
import dev.fairlead.host.shell.Section;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageKindTest {
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    @ParameterizedTest
    @CsvSource({
        "nginx, nginx, true",
        "library/nginx, nginx, true",
        "docker.io/library/nginx, nginx, true",
        "docker.io/me/app, me/app, true",
        "index.docker.io/me/app, me/app, true",
        "ghcr.io/me/app, ghcr.io/me/app, true",
        "ghcr.io/me/app, me/app, false",
        "localhost:5000/app, app, false",
    })
    void an_image_is_there_however_its_name_is_shortened(String declared, String listed, boolean isThere) {
        var image = ImageKind.of(declared, "v1", DIGEST, "app.image");
        var answer = new Answer.Finished(
                Section.asking("image", ""), 0, Output.of(listed + "@" + DIGEST + "\nbase@<none>\nend\n"), "", null);

        var seen = ImageKind.IMAGE.read(answer, List.of(image)).get(image.address());

        assertThat(seen instanceof Observation.Present).isEqualTo(isThere);
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io/library/redis, 7, redis:7, true",
        "docker.io/library/redis, 7, redis:8, false",
        "localhost:5000/app, v1, localhost:5000/app:v1, true",
    })
    void an_image_that_goes_by_its_tag_is_found_by_it(String declared, String tag, String listed, boolean isThere) {
        var image = ImageKind.of(
                new ImageKind.Declaration(declared, tag, null, ImageKind.Naming.TAG), "services.redis.image");
        String line = listed.substring(0, listed.lastIndexOf(':')) + "@" + DIGEST + " " + listed + "\nend\n";
        var answer = new Answer.Finished(Section.asking("image", ""), 0, Output.of(line), "", null);

        var seen = ImageKind.IMAGE.read(answer, List.of(image)).get(image.address());

        assertThat(seen instanceof Observation.Present).isEqualTo(isThere);
        assertThat(seen instanceof Observation.Absent).isEqualTo(!isThere);
    }
}
