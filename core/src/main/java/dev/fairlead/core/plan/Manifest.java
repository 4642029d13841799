package dev.fairlead.core.plan;

import dev.fairlead.core.resource.Address;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Fairlead owns on a box, as the box itself remembers it. */
public record Manifest(Map<Address, Entry> entries) {
    public static final Manifest EMPTY = new Manifest(Map.of());

    public Manifest {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * @param fingerprint of the state that was last written, {@link #ABSENT} or {@link #UNKNOWN}
     * @param origin whether Fairlead made the thing or found it
     */
    public record Entry(String fingerprint, Origin origin) {
        public static final String ABSENT = "absent";
        /** Of what was written once, nobody knows how. */
        public static final String UNKNOWN = "unknown";
    }

    /** Where an owned thing came from. Only what Fairlead made is ever taken away again. */
    public enum Origin {
        MADE,
        FOUND
    }

    public @Nullable Entry entry(Address address) {
        return entries.get(address);
    }
}
