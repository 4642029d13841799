package dev.fairlead.host.registry;

import dev.fairlead.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the manifests of an image, in OCI's words or in Docker's, which differ in their media types alone.
 *
 * @param ask the text at a path below the image, such as {@code manifests/latest}
 */
record Manifests(Function<String, String> ask) {

    Offer offer(String reference, Supplier<Platform> platform) {
        Map<?, ?> top = read("manifests/" + reference);
        if (!top.containsKey("manifests")) {
            return image(top, platform.get());
        }
        var others = new ArrayList<Platform>();
        var digests = new ArrayList<String>();
        for (Object entry : list(top, "manifests")) {
            if (entry instanceof Map<?, ?> variant && variant.get("platform") instanceof Map<?, ?> of) {
                // What was built beside an image, such as its attestation, is for no platform that is known.
                if (!"unknown".equals(of.get("os"))) {
                    others.add(new Platform(word(of, "os"), word(of, "architecture")));
                    digests.add(word(variant, "digest"));
                }
            }
        }
        for (Platform runs : platform.get().runs()) {
            int at = others.indexOf(runs);
            if (at >= 0) {
                return image(read("manifests/" + digests.get(at)), platform.get());
            }
        }
        return new Offer.NotForIt(others.stream().distinct().toList());
    }

    private Offer image(Map<?, ?> manifest, Platform platform) {
        if (!(manifest.get("config") instanceof Map<?, ?> described)) {
            throw new RegistryException("The registry describes the image in a way that is not understood.");
        }
        Map<?, ?> config = read("blobs/" + word(described, "digest"));
        var built = new Platform(word(config, "os"), word(config, "architecture"));
        if (!platform.runs().contains(built)) {
            return new Offer.NotForIt(List.of(built));
        }
        List<?> diffIds = config.get("rootfs") instanceof Map<?, ?> rootfs ? list(rootfs, "diff_ids") : List.of();
        var layers = new ArrayList<Offer.Layer>();
        for (Object entry : list(manifest, "layers")) {
            if (entry instanceof Map<?, ?> layer && layer.get("size") instanceof Number size) {
                String diffId = layers.size() < diffIds.size() ? String.valueOf(diffIds.get(layers.size())) : "";
                layers.add(new Offer.Layer(word(layer, "digest"), diffId, size.longValue()));
            }
        }
        return new Offer.Image(layers);
    }

    private Map<?, ?> read(String path) {
        @Nullable Object tree;
        try {
            tree = Json.read(ask.apply(path));
        } catch (IllegalArgumentException e) {
            throw new RegistryException("The registry's answer about " + path + " is not JSON.");
        }
        if (tree instanceof Map<?, ?> map) {
            return map;
        }
        throw new RegistryException("The registry's answer about " + path + " is not understood.");
    }

    private static List<?> list(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> list ? list : List.of();
    }

    private static String word(Map<?, ?> map, String key) {
        return map.get(key) instanceof String word ? word : "";
    }
}
