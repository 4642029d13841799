package dev.fairlead.cli.view;

import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Downtime;
import java.util.List;
import java.util.stream.Collectors;

/** Drift as GitHub-flavoured Markdown: for the summary of a CI job, or an issue. */
public final class DriftMarkdown {
    private static final String SHORTEST_FENCE = "```";

    private DriftMarkdown() {}

    public static String of(Plan plan) {
        var page = new StringBuilder("## " + code(plan.server()) + ": "
                + (DriftText.isInSync(plan) ? "no drift" : "drift") + "\n\n" + DriftText.verdict(plan) + "\n");
        for (Cause cause : DriftText.BY_WEIGHT) {
            group(page, DriftText.title(cause), DriftText.changes(plan, cause));
        }
        ignored(page, plan.ignored());
        unseen(page, plan.unseen());
        plan.notes().forEach(note -> page.append("\n> ").append(text(note)).append('\n'));
        return page.toString();
    }

    private static void group(StringBuilder page, String title, List<Change<?>> changes) {
        if (changes.isEmpty()) {
            return;
        }
        page.append("\n### ").append(title).append("\n");
        for (Change<?> change : changes) {
            String downtime = change.downtime() == Downtime.NONE ? "" : ", " + change.downtime();
            details(page, change, change.action() + downtime);
        }
    }

    private static void details(StringBuilder page, Change<?> change, String what) {
        page.append("\n<details><summary>")
                .append(code(change.address().toString()))
                .append(' ')
                .append(what)
                .append("</summary>\n\n")
                .append(fenced(ChangeText.differences(change)))
                .append("\n</details>\n");
    }

    private static void ignored(StringBuilder page, List<Plan.Ignored> things) {
        if (things.isEmpty()) {
            return;
        }
        page.append("\n### ").append(IgnoredText.TITLE).append("\n");
        for (Plan.Ignored thing : things) {
            details(page, thing.change(), text(IgnoredText.why(thing)));
        }
    }

    private static void unseen(StringBuilder page, List<Plan.Unseen> things) {
        if (things.isEmpty()) {
            return;
        }
        page.append("\n### Could not be looked at\n\n");
        for (Plan.Unseen thing : things) {
            page.append("- ")
                    .append(code(thing.address().toString()))
                    .append(": ")
                    .append(text(thing.reason()))
                    .append('\n');
        }
    }

    /** What a box holds may have backticks of its own: the fence must be longer than any run of them. */
    private static String fenced(String lines) {
        String fence = SHORTEST_FENCE;
        while (lines.contains(fence)) {
            fence += "`";
        }
        return fence + "diff\n" + lines + fence + "\n";
    }

    private static String code(String words) {
        return "<code>" + text(words) + "</code>";
    }

    /** Words that are neither HTML nor Markdown. */
    private static String text(String words) {
        return Printable.line(words)
                .chars()
                .mapToObj(c -> "&<>`*_[]|~#@\\".indexOf(c) < 0 ? Character.toString(c) : "&#" + c + ";")
                .collect(Collectors.joining());
    }
}
