package dev.fairlead.core.model;

import dev.fairlead.core.diagnostic.Location;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where each value of the model stands in its source, by path: {@code app.ports.green}, {@code nginx.locations[2].path}. */
public final class Positions {
    private static final Positions NONE = new Positions(Map.of());

    private final Map<String, Location> places;

    private Positions(Map<String, Location> places) {
        this.places = places;
    }

    /** Takes the map as its own: the caller must not write to it afterwards. */
    public static Positions of(Map<String, Location> places) {
        return new Positions(places);
    }

    /** Of a model that was made in code. */
    public static Positions none() {
        return NONE;
    }

    /** The place of the path, or of the nearest thing around it that was written down. */
    public @Nullable Location locate(String path) {
        for (String at = path; ; at = parent(at)) {
            Location place = places.get(at);
            if (place != null || at.isEmpty()) {
                return place;
            }
        }
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
