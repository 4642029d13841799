package dev.fairlead.cli.view;

import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import java.time.Duration;
import java.util.Locale;

/**
 * Drift as a report of JUnit, which most CI servers show: what differs failed, what could not be looked at is an error, what
 * is ignored was skipped.
 */
public final class DriftJunit {
    private DriftJunit() {}

    public static String of(Plan plan, Duration took) {
        int failures = plan.changes().size();
        int errors = plan.unseen().size();
        int skipped = plan.ignored().size();
        String suite = " name=\"fairlead drift " + attribute(plan.server()) + "\" tests=\""
                + (plan.unchanged() + failures + errors + skipped) + "\" failures=\"" + failures + "\" errors=\""
                + errors
                + "\" skipped=\"" + skipped + "\" time=\""
                + String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0) + "\"";
        var xml = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite" + suite + ">\n");
        for (Cause cause : DriftText.BY_WEIGHT) {
            DriftText.changes(plan, cause).forEach(change -> xml.append(failure(plan, change)));
        }
        for (Plan.Ignored thing : plan.ignored()) {
            xml.append(begin(plan, thing.change().address()))
                    .append("      <skipped message=\"")
                    .append(attribute("ignored " + IgnoredText.why(thing)))
                    .append("\"/>\n    </testcase>\n");
        }
        for (Plan.Unseen thing : plan.unseen()) {
            xml.append(begin(plan, thing.address()))
                    .append("      <error type=\"unknown\" message=\"")
                    .append(attribute(thing.reason()))
                    .append("\"/>\n    </testcase>\n");
        }
        if (!plan.notes().isEmpty()) {
            xml.append("    <system-out>")
                    .append(text(String.join("\n", plan.notes())))
                    .append("</system-out>\n");
        }
        return xml.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private static String failure(Plan plan, Change<?> change) {
        return begin(plan, change.address()) + "      <failure type=\"" + change.cause() + "\" message=\""
                + attribute(DriftText.title(change.cause())) + "\">"
                + text(ChangeText.differences(change))
                + "</failure>\n    </testcase>\n";
    }

    private static String begin(Plan plan, Address address) {
        return "    <testcase classname=\"" + attribute(plan.server() + "." + address.realm() + "." + address.kind())
                + "\" name=\"" + attribute(address.name()) + "\">\n";
    }

    private static String attribute(String words) {
        return text(Printable.line(words)).replace("\"", "&quot;");
    }

    private static String text(String lines) {
        return Printable.lines(lines).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
