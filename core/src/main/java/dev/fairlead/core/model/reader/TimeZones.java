package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a time zone exists. The list is loaded only for one that is not some spelling of UTC. */
final class TimeZones {
    private TimeZones() {}

    static @Nullable Diagnostic complaint(String zone) {
        if (zone.equals("UTC") || zone.equals("Etc/UTC")) {
            return null;
        }
        Set<String> known = ZoneId.getAvailableZoneIds();
        if (known.contains(zone)) {
            return null;
        }
        return Diagnostic.of("There is no time zone " + Quoted.of(zone) + ".")
                .fix(Suggestion.didYouMean(zone, new TreeSet<>(known)));
    }
}
