package dev.fairlead.core.diagnostic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Diagnostics as text for a person, with the line of the source and a caret under the place. */
public final class DiagnosticText {
    private static final int MOST = 50;
    private static final int WIDEST = 100;
    private static final int BEFORE_CARET = 40;

    private DiagnosticText() {}

    public static String of(List<Diagnostic> diagnostics, @Nullable SourceText source) {
        StringBuilder out = new StringBuilder();
        int shown = Math.min(MOST, diagnostics.size());
        for (int i = 0; i < shown; i++) {
            if (i > 0) {
                out.append('\n');
            }
            out.append(of(diagnostics.get(i), source));
        }
        if (diagnostics.size() > shown) {
            out.append("\n… and ").append(diagnostics.size() - shown).append(" more errors.\n");
        }
        return out.toString();
    }

    /** @param source shown when it is the file that the location names */
    public static String of(Diagnostic diagnostic, @Nullable SourceText source) {
        return told("error: ", diagnostic, source);
    }

    /** Of something that is allowed and may still go wrong. */
    public static String warning(Diagnostic diagnostic) {
        return told("warning: ", diagnostic, null);
    }

    private static String told(String word, Diagnostic diagnostic, @Nullable SourceText source) {
        StringBuilder out = new StringBuilder(word);
        visible(out, diagnostic.message(), " ".repeat(word.length()));
        Location place = diagnostic.location();
        if (place != null) {
            place(out, place);
            if (place.hasLine() && source != null && source.file().equals(place.file())) {
                excerpt(out, place, source);
            }
        }
        if (diagnostic.why() != null) {
            visible(out.append("  why: "), diagnostic.why(), "       ");
        }
        if (diagnostic.fix() != null) {
            visible(out.append("  fix: "), diagnostic.fix(), "       ");
        }
        return out.toString();
    }

    private static void place(StringBuilder out, Location place) {
        out.append("  at ").append(place.file());
        if (place.hasLine()) {
            out.append(':').append(place.line()).append(':').append(place.column());
            if (!place.path().isEmpty()) {
                visible(out.append("  "), place.path(), "");
                return;
            }
        }
        out.append('\n');
    }

    private static void excerpt(StringBuilder out, Location place, SourceText source) {
        int[] line = source.line(place.line()).codePoints().toArray();
        int caret = Math.min(place.column() - 1, line.length);
        int from = line.length <= WIDEST ? 0 : Math.max(0, Math.min(caret - BEFORE_CARET, line.length - WIDEST));
        int to = Math.min(line.length, from + WIDEST);
        String prefix = "  " + place.line() + " | " + (from > 0 ? "…" : "");
        out.append(prefix);
        StringBuilder below = new StringBuilder(" ".repeat(prefix.length()));
        for (int i = from; i < to; i++) {
            int c = Cells.visible(line[i]);
            out.appendCodePoint(c);
            if (i < caret) {
                below.repeat(' ', Cells.width(c));
            } else if (i < caret + place.length()) {
                below.repeat('^', Cells.width(c));
            }
        }
        out.append(to < line.length ? "…\n" : "\n").append(below);
        if (caret >= line.length) {
            out.append('^');
        }
        out.append('\n');
    }

    /** Text that may hold words of the user or of a server: no control character reaches the terminal. */
    private static void visible(StringBuilder out, String text, String indent) {
        int[] points = text.stripTrailing().codePoints().toArray();
        for (int c : points) {
            if (c == '\n') {
                out.append('\n').append(indent);
            } else {
                out.appendCodePoint(Cells.visible(c));
            }
        }
        out.append('\n');
    }
}
