package dev.fairlead.cli.view;

import dev.fairlead.core.model.IgnoreRule;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Difference;
import java.util.List;
import java.util.stream.Collectors;

/** What differs and is let be, each with who said so in the model. */
final class IgnoredText {
    static final String TITLE = "Ignored, and left as it is";

    private IgnoredText() {}

    /** A line each, below a heading; nothing where nothing is ignored. */
    static String of(List<Plan.Ignored> things, Ink ink) {
        return things.isEmpty()
                ? ""
                : ink.bold(TITLE) + "\n"
                        + things.stream().map(thing -> line(thing, ink)).collect(Collectors.joining());
    }

    private static String line(Plan.Ignored thing, Ink ink) {
        return "  " + ink.cyan("= " + Printable.line(thing.change().address().toString())) + "  "
                + Printable.line(what(thing.change())) + "  " + Printable.line(why(thing)) + "\n";
    }

    /** {@code content, mode}, or that it is gone, or there. */
    static String what(Change<?> change) {
        return switch (change.action()) {
            case CREATE -> "gone";
            case DELETE -> "there";
            case UPDATE, REPLACE ->
                change.differences().stream().map(Difference::attribute).collect(Collectors.joining(", "));
        };
    }

    /** {@code until 2027-01-31: Raised by hand.} */
    static String why(Plan.Ignored thing) {
        return thing.rules().stream().map(IgnoredText::why).distinct().collect(Collectors.joining(" "));
    }

    private static String why(IgnoreRule rule) {
        return "until " + rule.until() + ": " + rule.reason();
    }
}
