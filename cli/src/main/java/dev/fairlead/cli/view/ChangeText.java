package dev.fairlead.cli.view;

import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Difference;
import dev.fairlead.core.resource.Downtime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One change for a person: a line that names it, and below it what differs. */
final class ChangeText {
    private static final String INDENT = "        ";
    private static final int WIDEST_SUMMARY = 72;

    private final Ink ink;
    private final Detail detail;
    private final int addressWidth;

    ChangeText(Ink ink, Detail detail, int addressWidth) {
        this.ink = ink;
        this.detail = detail;
        this.addressWidth = addressWidth;
    }

    String of(Change<?> change) {
        return isSummarised(change)
                ? headline(change, summary(change.differences()))
                : headline(change, "") + block(change.differences());
    }

    /** All that differs, without a colour, a line each and not indented; what differs of a text is a diff. */
    static String differences(Change<?> change) {
        return change.differences().stream()
                .map(difference -> {
                    String name = Printable.line(difference.attribute());
                    @Nullable String diff = TextDiff.of(difference);
                    return diff == null
                            ? name + "  " + sides(difference) + "\n"
                            : name + "\n" + Printable.lines(diff).stripTrailing() + "\n";
                })
                .collect(Collectors.joining());
    }

    /** What is made anew or taken away has all its attributes to show; that they are all new is the news. */
    private boolean isSummarised(Change<?> change) {
        return switch (change.action()) {
            case CREATE, DELETE -> detail == Detail.BRIEF;
            case UPDATE, REPLACE -> false;
        };
    }

    private String headline(Change<?> change, String summary) {
        String address = Printable.line(change.address().toString());
        String line = "%3s %s  %-6s".formatted(change.action().sign(), padded(address), change.cause());
        var rest = new ArrayList<String>();
        if (change.downtime() != Downtime.NONE) {
            rest.add(ink.yellow(change.downtime().toString()));
        }
        if (!summary.isEmpty()) {
            rest.add(ink.dim(summary));
        }
        String tail = rest.isEmpty() ? "" : "  " + String.join("  ", rest);
        return (painted(change.action(), line) + tail).stripTrailing() + "\n";
    }

    private String padded(String address) {
        return address + " ".repeat(Math.max(0, addressWidth - address.length()));
    }

    private String painted(Action action, String line) {
        return switch (action) {
            case CREATE -> ink.green(line);
            case UPDATE -> ink.yellow(line);
            case REPLACE, DELETE -> ink.red(line);
        };
    }

    private static String summary(List<Difference> differences) {
        String all = differences.stream()
                .map(difference -> difference.attribute() + "="
                        + Value.of(difference.after() == null ? difference.before() : difference.after()))
                .collect(Collectors.joining(" "));
        return Printable.cut(all, WIDEST_SUMMARY);
    }

    private String block(List<Difference> differences) {
        int width = differences.stream()
                .mapToInt(difference -> difference.attribute().length())
                .max()
                .orElse(0);
        return differences.stream()
                .map(difference -> difference(difference, width))
                .collect(Collectors.joining());
    }

    private String difference(Difference difference, int width) {
        String name = ("%-" + Math.max(1, width) + "s").formatted(Printable.line(difference.attribute()));
        @Nullable String diff = TextDiff.of(difference);
        return diff == null
                ? INDENT + name + "  " + sides(difference) + "\n"
                : INDENT + name.stripTrailing() + "\n" + indented(TextDiff.inColour(diff, ink));
    }

    private static String sides(Difference difference) {
        if (difference.before() != null && difference.after() != null && Value.isSecret(difference)) {
            return Value.of(difference.after()) + " (changed)";
        }
        return Value.of(difference.before()) + " -> " + Value.of(difference.after());
    }

    private static String indented(String lines) {
        return lines.lines().map(line -> INDENT + "  " + line + "\n").collect(Collectors.joining());
    }
}
