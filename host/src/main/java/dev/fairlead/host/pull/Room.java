package dev.fairlead.host.pull;

import dev.fairlead.core.json.Json;
import dev.fairlead.host.registry.Offer;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.List;

/**
 * What the box has: room, and layers of other images.
 *
 * @param free bytes where the engine keeps images
 * @param images the unpacked layers of each, from the base upwards
 */
record Room(long free, List<List<String>> images) {
    Room {
        images = List.copyOf(images);
    }

    /** @param root where the engine keeps images */
    static String question(String root) {
        return "df -PB1 -- " + Shell.quote(root) + """
                 | awk 'NR == 2 { print $4 }'
                docker image ls -q --no-trunc | sort -u | xargs -r docker image inspect --format '{{json .RootFS.Layers}}' || :
                """;
    }

    /** @throws IllegalArgumentException if the box did not answer the question */
    static Room read(List<String> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no answer");
        }
        var images = new ArrayList<List<String>>();
        for (String line : lines.subList(1, lines.size())) {
            if (Json.read(line) instanceof List<?> layers) {
                images.add(layers.stream().map(String::valueOf).toList());
            }
        }
        return new Room(Long.parseLong(lines.getFirst()), images);
    }

    /** Those of an image's layers that no image on the box has below it. A layer counts only on top of the same ones. */
    List<Offer.Layer> missing(List<Offer.Layer> layers) {
        int most = 0;
        for (List<String> image : images) {
            int same = 0;
            while (same < Math.min(image.size(), layers.size())
                    && image.get(same).equals(layers.get(same).diffId())) {
                same++;
            }
            most = Math.max(most, same);
        }
        return layers.subList(most, layers.size());
    }
}
