package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.Lightsail.Disk;
import dev.fairlead.core.model.Lightsail.DomainEntry;
import dev.fairlead.core.model.Lightsail.RecordType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the disks and the entries of DNS of one server must not be to each other. */
final class LightsailRules {
    private LightsailRules() {}

    /** What is wrong with the disks, or null. */
    static @Nullable Diagnostic wrongWithDisks(Map<String, Disk> disks) {
        var byPath = new HashMap<String, String>();
        for (Map.Entry<String, Disk> disk : disks.entrySet()) {
            String other = byPath.putIfAbsent(disk.getValue().path(), disk.getKey());
            if (other != null) {
                return Diagnostic.of("The disks " + Quoted.of(other) + " and " + Quoted.of(disk.getKey())
                                + " have the same path, `" + disk.getValue().path() + "`.")
                        .fix("Give one of them another `path`, for instance `/dev/xvdg`.");
            }
        }
        return null;
    }

    /** What is wrong with the entries of a zone, or null. */
    static @Nullable Diagnostic wrongWithZone(String zone, List<DomainEntry> entries, @Nullable String staticIp) {
        var aliases = new HashSet<String>();
        var others = new HashSet<String>();
        var seen = new HashSet<String>();
        for (DomainEntry entry : entries) {
            Diagnostic wrong = wrongWithEntry(zone, entry, staticIp);
            if (wrong != null) {
                return wrong;
            }
            (entry.type() == RecordType.CNAME ? aliases : others).add(entry.name());
            String line = entry.name() + " " + entry.type() + (entry.type() == RecordType.TXT ? entry.target() : "");
            if (!seen.add(line)) {
                return Diagnostic.of("The entry " + Quoted.of(entry.name()) + " of type " + entry.type()
                                + " stands in the zone twice.")
                        .fix("Keep one of the two.");
            }
        }
        aliases.retainAll(others);
        return aliases.stream()
                .sorted()
                .findFirst()
                .map(name -> Diagnostic.of("The name " + Quoted.of(name) + " has a `CNAME` and another entry.")
                        .why("In DNS, a name that is an alias is nothing else.")
                        .fix("Keep one of the two."))
                .orElse(null);
    }

    private static @Nullable Diagnostic wrongWithEntry(String zone, DomainEntry entry, @Nullable String staticIp) {
        String domain = zone.toLowerCase(Locale.ROOT);
        if (!entry.name().equals(domain) && !entry.name().endsWith("." + domain)) {
            return Diagnostic.of("The name " + Quoted.of(entry.name()) + " is not in the zone " + Quoted.of(zone) + ".")
                    .fix("Write it in full, for instance `www." + domain + "`.");
        }
        if (entry.name().equals(domain) && entry.type() == RecordType.CNAME) {
            return Diagnostic.of("The zone " + Quoted.of(zone) + " itself cannot be a `CNAME`.")
                    .why("In DNS, a name that is an alias is nothing else, and a zone has entries of its own.")
                    .fix("Let it be an `A`.");
        }
        if (entry.target() == null && staticIp == null) {
            return Diagnostic.of("The entry " + Quoted.of(entry.name()) + " leads to a static IP, and there is none.")
                    .fix("Add `staticIp` to the section `lightsail`, or a `target` to the entry.");
        }
        return null;
    }
}
