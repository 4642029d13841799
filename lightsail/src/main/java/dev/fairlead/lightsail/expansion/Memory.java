package dev.fairlead.lightsail.expansion;

import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Manifest.Entry;
import dev.fairlead.core.plan.Manifest.Origin;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Digest;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was last applied to the things of a server, in tags of its instance: for each a short digest of its address, one of
 * its state, and whether Fairlead made it. A tag holds 256 characters, which is 15 things; no name and no value can be
 * read from it.
 */
public final class Memory {
    public static final Memory EMPTY = new Memory(Map.of());

    private static final String TAG = "fairlead:memory";
    private static final int DIGITS = 8;
    private static final int LETTERS = DIGITS + DIGITS + 1;
    private static final int THINGS_IN_A_TAG = 256 / LETTERS;
    /** Of the 50 tags of a resource, most are the user's. */
    private static final int TAGS = 8;

    private static final String ABSENT = "0".repeat(DIGITS);
    private static final String CHANGED = "changed";

    /** By the digest of an address: the digest of the state, and a letter for the origin. */
    private final Map<String, String> things;

    private Memory(Map<String, String> things) {
        this.things = new TreeMap<>(things);
    }

    /** What stands in the tags of an instance; what is no memory of ours there is passed over. */
    public static Memory of(Map<String, String> tags) {
        var things = new TreeMap<String, String>();
        for (int number = 1; number <= TAGS; number++) {
            String text = tags.getOrDefault(key(number), "");
            for (int at = 0; at + LETTERS <= text.length(); at += LETTERS) {
                things.put(text.substring(at, at + DIGITS), text.substring(at + DIGITS, at + LETTERS));
            }
        }
        return new Memory(things);
    }

    /** The tags that hold it. */
    public Map<String, String> tags() {
        var texts = new TreeMap<String, String>();
        int count = 0;
        for (Map.Entry<String, String> thing : things.entrySet()) {
            int number = count / THINGS_IN_A_TAG + 1;
            if (number <= TAGS) {
                texts.merge(key(number), thing.getKey() + thing.getValue(), String::concat);
            }
            count++;
        }
        return texts;
    }

    public boolean isEmpty() {
        return things.isEmpty();
    }

    /** Whether the tag is part of a memory. */
    public static boolean isHeldBy(String tag) {
        return tag.startsWith("fairlead:");
    }

    /** Whether it is of a thing that Fairlead made, and that was there last. */
    public boolean isOfOneMade(Address address) {
        String thing = things.get(digest(address));
        return thing != null && thing.endsWith("m") && !thing.startsWith(ABSENT);
    }

    /** Whether the thing was left like this. */
    public boolean isOfOneLike(Address address, State state) {
        String thing = things.get(digest(address));
        return thing != null && thing.startsWith(token(state.fingerprint()));
    }

    /** Whether it holds something that is none of these. */
    public boolean goesBeyond(Collection<Resource<?>> resources) {
        var known = resources.stream().map(one -> digest(one.address())).collect(Collectors.toSet());
        return things.entrySet().stream()
                .anyMatch(thing ->
                        !known.contains(thing.getKey()) && !thing.getValue().startsWith(ABSENT));
    }

    /**
     * What a planner needs to tell who changed a thing.
     *
     * @param seen how each thing is
     * @param expected how each will be once an instance was made anew; what changes by that is the model's doing
     */
    public Manifest manifest(
            Collection<Resource<?>> resources, Map<Address, Observation> seen, Map<Address, Observation> expected) {
        var entries = new LinkedHashMap<Address, Entry>();
        for (Resource<?> resource : resources) {
            Address address = resource.address();
            String thing = things.get(digest(address));
            if (thing != null) {
                entries.put(address, entry(thing, resource, seen.get(address), expected.get(address)));
            }
        }
        return new Manifest(entries);
    }

    private static Entry entry(
            String thing, Resource<?> resource, @Nullable Observation seen, @Nullable Observation expected) {
        Origin origin = thing.endsWith("m") ? Origin.MADE : Origin.FOUND;
        String state = thing.substring(0, DIGITS);
        if (state.equals(token(fingerprint(seen)))) {
            return new Entry(fingerprint(expected), origin);
        }
        State desired = resource.desired();
        if (desired != null && state.equals(token(desired.fingerprint()))) {
            return new Entry(desired.fingerprint(), origin);
        }
        return new Entry(state.equals(ABSENT) ? Entry.ABSENT : CHANGED, origin);
    }

    /** The same, and what is new to it; an entry that is null, or that knows no state, is struck. */
    public Memory with(Map<Address, @Nullable Entry> entries) {
        var all = new TreeMap<>(things);
        entries.forEach((address, entry) -> {
            if (entry == null || List.of(Entry.UNKNOWN, CHANGED).contains(entry.fingerprint())) {
                all.remove(digest(address));
            } else {
                all.put(digest(address), token(entry.fingerprint()) + (entry.origin() == Origin.MADE ? "m" : "f"));
            }
        });
        return new Memory(all);
    }

    private static String fingerprint(@Nullable Observation observation) {
        return switch (observation) {
            case Observation.Present present -> present.state().fingerprint();
            case Observation.Absent _ -> Entry.ABSENT;
            case Observation.Unknown _ -> CHANGED;
            case null -> CHANGED;
        };
    }

    private static String token(String fingerprint) {
        return fingerprint.equals(Entry.ABSENT)
                ? ABSENT
                : fingerprint.substring(0, Math.min(DIGITS, fingerprint.length()));
    }

    private static String digest(Address address) {
        return Digest.sha256(address.toString()).substring(0, DIGITS);
    }

    private static String key(int number) {
        return number == 1 ? TAG : TAG + "-" + number;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Memory memory && memory.things.equals(things);
    }

    @Override
    public int hashCode() {
        return things.hashCode();
    }
}
