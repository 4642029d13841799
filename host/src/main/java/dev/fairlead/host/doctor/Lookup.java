package dev.fairlead.host.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a name means to somebody.
 *
 * @param addresses as numbers; empty if there are none
 * @param failure why nobody can say; null if somebody could
 */
public record Lookup(List<String> addresses, @Nullable String failure) {
    public Lookup {
        addresses = List.copyOf(addresses);
    }

    public static Lookup found(List<String> addresses) {
        return new Lookup(addresses, null);
    }

    public static Lookup failed(String why) {
        return new Lookup(List.of(), why);
    }
}
