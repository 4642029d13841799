package dev.fairlead.cli.view;

import dev.fairlead.host.doctor.Diagnosis;
import dev.fairlead.host.doctor.Finding;
import dev.fairlead.host.doctor.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found on a box, as a person reads it: what is well first, problems last, each with its mend. */
public final class DoctorText {
    private static final int LABEL = 13;
    private static final String INDENT = " ".repeat(LABEL + 4);

    private final Ink ink;
    private final StringBuilder text = new StringBuilder();

    private DoctorText(Ink ink) {
        this.ink = ink;
    }

    public static String of(Diagnosis diagnosis, Duration took, Ink ink) {
        var text = new DoctorText(ink);
        diagnosis.worstLast().forEach(text::finding);
        return text.text + "\n" + text.ending(diagnosis) + " (" + Amount.of(took) + ")\n";
    }

    private void finding(Finding finding) {
        String mark = switch (finding.severity()) {
            case OK -> ink.green("✓");
            case UNKNOWN -> ink.cyan("?");
            case WARNING -> ink.yellow("!");
            case PROBLEM -> ink.red("✗");
        };
        String label =
                finding.check() + " ".repeat(Math.max(1, LABEL - finding.check().length()));
        text.append("  ").append(mark).append(' ').append(label);
        text.append(Printable.line(finding.sentence())).append('\n');
        more("why", finding.why());
        more("fix", finding.fix());
    }

    private void more(String word, @Nullable String said) {
        if (said != null && !said.isBlank()) {
            String indented =
                    Printable.lines(said.strip()).replace("\n", "\n" + INDENT + " ".repeat(word.length() + 2));
            text.append(INDENT)
                    .append(ink.dim(word + ":"))
                    .append(' ')
                    .append(indented)
                    .append('\n');
        }
    }

    private String ending(Diagnosis diagnosis) {
        var parts = new ArrayList<String>();
        count(parts, diagnosis.count(Severity.PROBLEM), "problem");
        count(parts, diagnosis.count(Severity.WARNING), "warning");
        long unknown = diagnosis.count(Severity.UNKNOWN);
        if (unknown > 0) {
            parts.add(unknown + " could not be looked at");
        }
        if (parts.isEmpty()) {
            return ink.bold(ink.green("Nothing stands in the way of a deploy."));
        }
        return ink.bold(String.join(", ", parts) + "; " + diagnosis.count(Severity.OK) + " well.");
    }

    private static void count(List<String> parts, long count, String noun) {
        if (count > 0) {
            parts.add(Amount.of(count, noun));
        }
    }
}
