package dev.fairlead.host.daily;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.host.kind.Masking;
import dev.fairlead.host.look.Values;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Hides secrets in what an app prints: on the box those that live there, here those that this machine knows. Shorter ones
 * than four characters are words of any text.
 */
final class Masks {
    private static final int SHORTEST = 4;

    /** {@code marked WORD} passes lines on, each behind the word. */
    static final String BASH = Masking.BASH + """
            marked() { stdbuf -oL sed -f <(masks) -e "s/^/$1 /"; }
            """;

    private final List<String> values;

    Masks(List<String> values) {
        this.values = values;
    }

    static Masks of(ServerModel model, Values values) {
        var known =
                new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(String::toString));
        for (AppModel app : model.apps().values()) {
            app.secrets().forEach((name, source) -> add(known, values, source, app.at("secrets." + name)));
            app.app().environment().forEach((name, source) -> {
                if (!(source instanceof ValueSource.Inline)) {
                    add(known, values, source, app.at("app.environment." + name));
                }
            });
        }
        model.docker()
                .registries()
                .forEach((host, registry) ->
                        add(known, values, registry.password(), "docker.registries." + host + ".password"));
        return new Masks(List.copyOf(known));
    }

    private static void add(Set<String> known, Values values, ValueSource source, String path) {
        if (!source.staysOnBox()) {
            String value = values.value(source, path).reveal();
            Stream.of(value, value.strip())
                    .filter(one -> one.length() >= SHORTEST)
                    .forEach(known::add);
        }
    }

    /** The files that hold an app's secrets on the box. */
    static List<String> files(Map<String, AppModel> apps) {
        return apps.values().stream().map(app -> app.app().onHost(".env")).toList();
    }

    String masked(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, Secret.MASK);
        }
        return masked;
    }
}
