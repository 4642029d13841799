package dev.fairlead.benchmark;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The benchmark's own command line: {@code [--runs N] [--without-ansible] [PART...]}. */
record Options(int runs, boolean withAnsible, Set<Part> parts) {
    /** What can be asked for alone. */
    enum Part {
        /** Start-up: what needs no box. */
        START,
        /** Plan and apply without changes, near. */
        NEAR,
        /** The same, 50 and 100 ms away. */
        FAR,
        /** What a look costs the box itself. */
        BOX,
        /** Deploys and rollbacks, near and 100 ms away. */
        DEPLOY,
        /** A crowd of visitors during switches. */
        LOAD,
        /** Plan without changes of what Lightsail keeps, alone and with its box. */
        CLOUD,
        /** Plan without changes of many servers at a time. */
        FLEET,
        /** The first apply to a fresh box. */
        FIRST,
        /** Plans for half an hour, and what they leave behind; only if it is asked for. */
        SOAK
    }

    private static final int RUNS = 7;

    static Options of(String... arguments) {
        var words = new ArrayList<>(List.of(arguments));
        int runs = RUNS;
        int at = words.indexOf("--runs");
        if (at >= 0) {
            runs = Integer.parseInt(words.remove(at + 1));
            words.remove(at);
        }
        boolean withAnsible = !words.remove("--without-ansible");
        var parts = EnumSet.noneOf(Part.class);
        words.forEach(word -> parts.add(Part.valueOf(word.toUpperCase(Locale.ROOT))));
        return new Options(runs, withAnsible, parts.isEmpty() ? EnumSet.complementOf(EnumSet.of(Part.SOAK)) : parts);
    }

    boolean has(Part part) {
        return parts.contains(part);
    }
}
