package dev.fairlead.host.pull;

import dev.fairlead.host.registry.Offer;
import dev.fairlead.host.registry.Platform;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold before anything is pulled. */
final class Preflight {
    static final String MAKE_ROOM =
            "Run `fairlead cleanup`, which removes images that no release needs, or give the box a larger disk.";
    static final String BUILD_FOR_IT =
            "Build the image for the box's platform and push it: `docker buildx build --platform`.";

    /** An image unpacked takes one to two times its compressed size, and both lie there for a while. */
    private static final double ROOM_FOR_EACH_BYTE = 2.5;

    private Preflight() {}

    /** @return what speaks against it, or null */
    static @Nullable Trouble check(String image, Offer offer, Platform platform, String root, Room room) {
        return switch (offer) {
            case Offer.NotForIt(List<Platform> others) -> notForIt(image, platform, others);
            case Offer.Image(List<Offer.Layer> layers) -> fits(image, room.missing(layers), root, room.free());
        };
    }

    private static Trouble notForIt(String image, Platform platform, List<Platform> others) {
        String there = others.isEmpty()
                ? "nothing for any platform"
                : others.stream().map(Platform::toString).collect(Collectors.joining(", "));
        return new Trouble(
                "The image `" + image + "` has no " + platform + " variant.",
                "The registry has " + there + "; the box is " + platform + ".",
                BUILD_FOR_IT,
                false);
    }

    private static @Nullable Trouble fits(String image, List<Offer.Layer> missing, String root, long free) {
        long compressed = missing.stream()
                .collect(Collectors.toMap(Offer.Layer::digest, Offer.Layer::size, (one, same) -> one))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        long needed = Math.round(compressed * ROOM_FOR_EACH_BYTE);
        if (needed <= free) {
            return null;
        }
        return new Trouble(
                "There is too little room on the box for `" + image + "`: it needs " + size(needed) + " in `" + root
                        + "`, and " + size(free) + " are free.",
                size(compressed) + " are to be downloaded, and what is unpacked lies beside it. Nothing was pulled.",
                MAKE_ROOM,
                false);
    }

    static String size(long bytes) {
        double mega = bytes / 1e6;
        return mega < 1000
                ? String.format(Locale.ROOT, "%.1f MB", mega)
                : String.format(Locale.ROOT, "%.2f GB", mega / 1000);
    }
}
