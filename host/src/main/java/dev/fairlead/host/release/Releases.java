package dev.fairlead.host.release;

import dev.fairlead.host.memory.Release;
import java.util.List;

/**
 * The releases that a box knows of.
 *
 * @param known of all apps, the newest last
 * @param unfinished what began, and of whose end nothing is known
 */
public record Releases(List<KnownRelease> known, List<Release> unfinished) {
    public Releases {
        known = List.copyOf(known);
        unfinished = List.copyOf(unfinished);
    }

    /** Those of one app. */
    public Releases of(String app) {
        return new Releases(
                known.stream()
                        .filter(release -> release.release().app().equals(app))
                        .toList(),
                unfinished.stream().filter(release -> release.app().equals(app)).toList());
    }
}
