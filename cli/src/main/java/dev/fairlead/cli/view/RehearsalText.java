package dev.fairlead.cli.view;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What a rehearsal came to. */
public final class RehearsalText {
    private RehearsalText() {}

    /** One command of it, and whether it ended as it should. */
    public record Part(String title, Duration took, boolean isGood) {}

    /** @param leftOut what only the real server shows */
    public static String of(
            String server, List<Part> parts, List<String> leftOut, boolean isGood, Duration took, Ink ink) {
        int width = parts.stream()
                .mapToInt(part -> Printable.line(part.title()).length())
                .max()
                .orElse(0);
        String lines = parts.stream()
                .map(part -> "  " + (part.isGood() ? ink.green("✓") : ink.red("✗")) + " "
                        + padded(Printable.line(part.title()), width) + "  " + Amount.of(part.took()) + "\n")
                .collect(Collectors.joining());
        String verdict = isGood
                ? ink.bold(ink.green("Rehearsed: `" + server + "` came up, stayed and was mended as the model says."))
                : ink.bold(ink.red("The rehearsal of `" + server + "` failed."));
        return "\n" + lines + verdict + " (" + Amount.of(took) + ")\nNot rehearsed: " + String.join(", ", leftOut)
                + ".\n";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
