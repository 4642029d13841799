package dev.fairlead.host.pull;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.host.registry.Offer;
import dev.fairlead.host.registry.Platform;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static final Platform BOX = Platform.of("linux", "x86_64");
    private static final Offer.Layer BASE = new Offer.Layer("sha256:aa", "sha256:a", 80_000_000);
    private static final Offer.Layer APP = new Offer.Layer("sha256:bb", "sha256:b", 4_000_000);
    private static final Offer IMAGE = new Offer.Image(List.of(BASE, APP));

    private static Room room(long free, String... layers) {
        return new Room(free, List.of(List.of("sha256:x"), List.of(layers)));
    }

    @Test
    void two_and_a_half_times_what_is_downloaded_must_be_free() {
        assertThat(Preflight.check("shop:v1", IMAGE, BOX, "/var/lib/docker", room(210_000_000)))
                .isNull();
        Trouble trouble = requireNonNull(Preflight.check("shop:v1", IMAGE, BOX, "/var/lib/docker", room(209_999_999)));
        assertThat(trouble.what())
                .isEqualTo("There is too little room on the box for `shop:v1`: it needs 210.0 MB in `/var/lib/docker`,"
                        + " and 210.0 MB are free.");
        assertThat(trouble.fix()).contains("fairlead cleanup");
    }

    @Test
    void layers_that_the_box_has_are_not_downloaded_again() {
        assertThat(Preflight.check("shop:v1", IMAGE, BOX, "/", room(10_000_000, "sha256:a")))
                .isNull();
        assertThat(Preflight.check("shop:v1", IMAGE, BOX, "/", room(0, "sha256:a", "sha256:b")))
                .isNull();
    }

    @Test
    void a_layer_on_top_of_others_is_another_layer() {
        assertThat(Preflight.check("shop:v1", IMAGE, BOX, "/", room(200_000_000, "sha256:b")))
                .isNotNull();
    }

    @Test
    void an_image_for_another_platform_is_refused_with_what_there_is() {
        var others = new Offer.NotForIt(List.of(new Platform("linux", "arm64"), new Platform("linux", "s390x")));
        Trouble trouble = requireNonNull(Preflight.check("shop:v1", others, BOX, "/", room(1)));
        assertThat(trouble.what()).isEqualTo("The image `shop:v1` has no linux/amd64 variant.");
        assertThat(trouble.why()).isEqualTo("The registry has linux/arm64, linux/s390x; the box is linux/amd64.");
    }

    @Test
    void the_box_answers_with_room_and_layers() {
        Room room = Room.read(List.of("1234", "[\"sha256:a\",\"sha256:b\"]", "null"));
        assertThat(room.free()).isEqualTo(1234);
        assertThat(room.images()).containsExactly(List.of("sha256:a", "sha256:b"));
    }
}
