package dev.fairlead.host.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ManifestsTest {
    private static final Map<String, String> REGISTRY = Map.of(
            "manifests/both",
            """
            {"manifests": [
              {"digest": "sha256:1", "platform": {"os": "linux", "architecture": "amd64"}},
              {"digest": "sha256:2", "platform": {"os": "linux", "architecture": "arm64", "variant": "v8"}},
              {"digest": "sha256:3", "platform": {"os": "unknown", "architecture": "unknown"}}]}""",
            "manifests/sha256:1",
            """
            {"config": {"digest": "sha256:c"}, "layers": [
              {"digest": "sha256:aa", "size": 28000000}, {"digest": "sha256:bb", "size": 5000000000}]}""",
            "blobs/sha256:c",
            """
            {"os": "linux", "architecture": "amd64", "rootfs": {"diff_ids": ["sha256:a", "sha256:b"]}}""",
            "manifests/old",
            """
            {"schemaVersion": 1, "fsLayers": []}""",
            "manifests/broken",
            "<html>");

    private static Offer offer(String reference, String machine) {
        return new Manifests(path -> Objects.requireNonNull(REGISTRY.get(path), path))
                .offer(reference, () -> Platform.of("linux", machine));
    }

    @Test
    void the_variant_for_the_box_is_taken() {
        assertThat(offer("both", "x86_64"))
                .isEqualTo(new Offer.Image(List.of(
                        new Offer.Layer("sha256:aa", "sha256:a", 28_000_000),
                        new Offer.Layer("sha256:bb", "sha256:b", 5_000_000_000L))));
    }

    @Test
    void where_there_is_none_the_others_are_named() {
        assertThat(offer("both", "riscv64"))
                .isEqualTo(new Offer.NotForIt(List.of(new Platform("linux", "amd64"), new Platform("linux", "arm64"))));
    }

    @Test
    void an_image_for_one_platform_says_so_in_its_configuration() {
        assertThat(offer("sha256:1", "aarch64")).isEqualTo(new Offer.NotForIt(List.of(new Platform("linux", "amd64"))));
        assertThat(offer("sha256:1", "x86_64")).isInstanceOf(Offer.Image.class);
    }

    @Test
    void what_is_not_understood_is_said() {
        assertThatThrownBy(() -> offer("old", "x86_64")).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> offer("broken", "x86_64"))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("is not JSON");
    }
}
