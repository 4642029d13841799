package dev.fairlead.cli.manual;

import java.util.List;

/** A manual page in the macros of man(7), built line by line. */
final class Roff {
    private static final int ASCII = 0x7f;
    private static final int LONGEST = 60;

    /** Where a word may be broken, in Unicode. */
    private static final char BREAK = '\u200b';

    private final StringBuilder out = new StringBuilder();

    /** @param date as it stands in the foot of the page */
    Roff(String title, int section, String date, String source) {
        out.append(".TH ")
                .append(quoted(title))
                .append(' ')
                .append(section)
                .append(' ')
                .append(date)
                .append(' ')
                .append(quoted(source))
                .append(" \"Fairlead Manual\"\n.ad l\n");
    }

    Roff section(String title) {
        out.append(".SH ").append(quoted(title)).append('\n');
        return this;
    }

    Roff subsection(String title) {
        out.append(".SS ").append(quoted(title)).append('\n');
        return this;
    }

    /** Running text; what stands between backticks is set bold. */
    Roff text(String text) {
        out.append(line(prose(text)));
        return this;
    }

    Roff paragraph() {
        out.append(".PP\n");
        return this;
    }

    /** Text with fonts of its own, as {@link #bold} and {@link #italic} give it. */
    Roff raw(String roff) {
        out.append(line(roff));
        return this;
    }

    /** A term, and what it means behind it. */
    Roff term(String roff, String meaning) {
        out.append(".TP\n").append(line(roff)).append(line(prose(meaning)));
        return this;
    }

    /** Lines as they are. */
    Roff lines(List<String> lines) {
        out.append(".PP\n.RS 4\n.nf\n");
        lines.forEach(each -> out.append(line(escaped(each))));
        out.append(".fi\n.RE\n");
        return this;
    }

    static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                case BREAK -> escaped.append("\\:");
                default -> {
                    if (c > ASCII) {
                        escaped.append("\\[u%04X]".formatted(c));
                    } else {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static String prose(String text) {
        var prose = new StringBuilder();
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            prose.append(i % 2 == 1 ? bold(breakable(parts[i])) : escaped(parts[i]));
        }
        return prose.toString();
    }

    /** A word that fills a line may go on in the next one. */
    private static String breakable(String text) {
        return text.length() > LONGEST ? text.replaceAll("(\\S{32})", "$1" + BREAK) : text;
    }

    /** A line that begins with a dot would be taken for a macro. */
    private static String line(String roff) {
        return (roff.startsWith(".") ? "\\&" : "") + roff + "\n";
    }

    private static String quoted(String text) {
        return "\"" + escaped(text).replace("\"", "\\(dq") + "\"";
    }
}
