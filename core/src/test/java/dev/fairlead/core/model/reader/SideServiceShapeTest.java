package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.SideService;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideServiceShapeTest {
    private static final String DIGEST = "sha256:" + "0a".repeat(32);

    private static String model(String keys) {
        return TestModels.app("services: {beside: {" + keys + "}}");
    }

    private static SideService service(String keys) {
        return TestModels.read(model(keys))
                .apps()
                .values()
                .iterator()
                .next()
                .services()
                .values()
                .iterator()
                .next();
    }

    @Test
    void a_service_with_an_image_of_its_own_runs_the_version_it_names() {
        assertThat(service("image: example/cache, tag: '7'").image())
                .isEqualTo(new SideService.Image("example/cache", "7", null));
        assertThat(service("image: example/cache, digest: '" + DIGEST + "'").image())
                .isEqualTo(new SideService.Image("example/cache", "", DIGEST));
        assertThat(TestModels.errors(model("image: example/cache")))
                .contains("error: Nothing says which version of `example/cache` the service runs.");
    }

    @Test
    void a_service_without_one_runs_a_command_in_the_release() {
        SideService worker = service("command: [./work, -v]");
        assertThat(worker.isOfRelease()).isTrue();
        assertThat(worker.command()).isEqualTo(List.of("./work", "-v"));
        assertThat(service("image: example/cache, tag: '7'").isOfRelease()).isFalse();
    }

    @Test
    void a_release_waits_ten_minutes_for_a_service_and_no_longer() {
        assertThat(service("command: [./work], stopTimeout: 10m").stopTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(TestModels.errors(model("command: [./work], stopTimeout: 601s")))
                .contains("error: A service may take 10 minutes to end at most.");
    }
}
