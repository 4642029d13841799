package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import dev.fairlead.core.model.schema.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules about the names and headers of a site. */
final class SiteRules {
    private final Reading reading;
    private final String prefix;

    /** @param prefix empty for the flat form, else {@code apps.NAME.} */
    SiteRules(Reading reading, String prefix) {
        this.reading = reading;
        this.prefix = prefix;
    }

    void check() {
        canonicalHostIsServed();
        headersDiffer();
    }

    private void canonicalHostIsServed() {
        String path = prefix + "nginx.canonicalHost";
        String canonical = reading.value(path, String.class);
        if (canonical == null) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (String name : reading.children(prefix + "nginx.serverNames")) {
            String text = reading.value(name, String.class);
            if (text != null) {
                names.add(text.toLowerCase(Locale.ROOT));
            }
        }
        if (canonical.startsWith("*.") || !names.contains(canonical.toLowerCase(Locale.ROOT))) {
            String meant = Suggestion.didYouMean(canonical, names);
            reading.problem(
                    path,
                    Diagnostic.of("Visitors cannot be sent to " + Quoted.of(canonical) + ".")
                            .why("It is not one of `nginx.serverNames` by its full name.")
                            .fix(meant == null ? "Add it to `nginx.serverNames`." : meant));
            return;
        }
        healthIsAskedUnder(canonical, names);
    }

    /** A release is asked through nginx, which must pass the question on. */
    private void healthIsAskedUnder(String canonical, List<String> names) {
        String path = prefix + "app.health.host";
        String asked = reading.value(path, String.class);
        if (asked != null && !asked.equalsIgnoreCase(canonical) && names.contains(asked.toLowerCase(Locale.ROOT))) {
            reading.problem(
                    path,
                    Diagnostic.of("The health of the app cannot be asked as " + Quoted.of(asked) + ".")
                            .why("Whoever comes by that name is sent to `nginx.canonicalHost`, " + Quoted.of(canonical)
                                    + ".")
                            .fix("Leave `host` out, or write `host: " + canonical + "`."));
        }
    }

    private void headersDiffer() {
        Set<String> seen = new HashSet<>();
        for (String path : reading.children(prefix + "nginx.headers")) {
            String name = path.substring(path.lastIndexOf('.') + 1);
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                reading.problem(
                        path,
                        Diagnostic.of("The header " + Quoted.of(name) + " stands here a second time.")
                                .why("Case means nothing in the name of a header."));
            }
        }
    }
}
