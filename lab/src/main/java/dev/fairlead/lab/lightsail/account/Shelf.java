package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All things of one type in one region, by name. */
final class Shelf {
    private final String type;
    private final Map<String, Timeline> things = new TreeMap<>();

    /** @param type as the service names it, such as {@code StaticIp} */
    Shelf(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    Timeline timeline(String name) {
        return things.computeIfAbsent(name, of -> new Timeline());
    }

    @Nullable
    Tree find(String name, Instant moment) {
        Timeline timeline = things.get(name);
        return timeline == null ? null : timeline.at(moment);
    }

    List<Tree> all(Instant moment) {
        return things.values().stream()
                .map(timeline -> timeline.at(moment))
                .filter(Objects::nonNull)
                .toList();
    }
}
