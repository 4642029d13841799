package dev.fairlead.cli.view;

import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import org.jspecify.annotations.Nullable;

/**
 * Drift as workflow commands of GitHub Actions, which shows each at the model's line that asks for the thing. GitHub takes
 * ten errors and ten warnings of a step, so what nobody meant comes first. The format: docs.github.com, "Workflow commands
 * for GitHub Actions".
 */
public final class DriftAnnotations {
    private DriftAnnotations() {}

    public static String of(Plan plan, ServerModel model) {
        var lines = new StringBuilder();
        for (Cause cause : DriftText.BY_WEIGHT) {
            String level = cause == Cause.DRIFT ? "error" : "warning";
            for (Change<?> change : DriftText.changes(plan, cause)) {
                lines.append(annotation(
                        level,
                        model.locate(change.resource().source()),
                        change.address(),
                        DriftText.title(cause) + ".\n" + ChangeText.differences(change)));
            }
        }
        for (Plan.Ignored thing : plan.ignored()) {
            lines.append(annotation(
                    "notice",
                    model.locate(thing.change().resource().source()),
                    thing.change().address(),
                    "Ignored " + IgnoredText.why(thing) + "\n" + ChangeText.differences(thing.change())));
        }
        for (Plan.Unseen thing : plan.unseen()) {
            lines.append(annotation(
                    "warning", model.locate(""), thing.address(), "Could not be looked at. " + thing.reason()));
        }
        plan.notes()
                .forEach(note -> lines.append("::notice title=")
                        .append(property(plan.server()))
                        .append("::")
                        .append(data(Printable.lines(note)))
                        .append('\n'));
        return lines.append(DriftText.verdict(plan)).append('\n').toString();
    }

    private static String annotation(String level, @Nullable Location place, Address address, String message) {
        String at = place == null || !place.hasLine()
                ? ""
                : "file=" + property(place.file()) + ",line=" + place.line() + ",col=" + place.column() + ",";
        return "::" + level + " " + at + "title=" + property(address.toString()) + "::"
                + data(Printable.lines(message).strip()) + "\n";
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(Printable.line(text)).replace(":", "%3A").replace(",", "%2C");
    }
}
