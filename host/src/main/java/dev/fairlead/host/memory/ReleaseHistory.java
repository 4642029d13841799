package dev.fairlead.host.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What those lines of a ledger come to that stand: releases that served, and those that have begun. */
final class ReleaseHistory {
    private final List<Release> releases = new ArrayList<>();
    private final Map<String, Release> begun = new LinkedHashMap<>();

    /** A line that is damaged says nothing. */
    void add(String line) {
        Ledger.Entry entry = Ledger.entry(line);
        if (entry == null) {
            return;
        }
        Release release = entry.release();
        switch (entry.event()) {
            case BEGAN -> begun.put(release.app(), release);
            case RELEASED -> {
                begun.remove(release.app());
                releases.add(release);
            }
        }
    }

    List<Release> releases() {
        return releases;
    }

    List<Release> unfinished() {
        return List.copyOf(begun.values());
    }
}
