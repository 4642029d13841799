package dev.fairlead.core.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** A text with the name its user knows it by. Stretches that hold secrets can be hidden from what {@link #line} shows. */
public final class SourceText {
    private static final int HIDDEN = '•';

    private final String file;
    private final String text;
    private final List<Stretch> hidden = new ArrayList<>();

    /** From one place up to, not including, another; counted from 1. */
    private record Stretch(int line, int column, int endLine, int endColumn) {
        boolean holds(int atLine, int atColumn) {
            boolean started = atLine > line || (atLine == line && atColumn >= column);
            boolean ended = atLine > endLine || (atLine == endLine && atColumn >= endColumn);
            return started && !ended;
        }
    }

    public SourceText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    public String file() {
        return file;
    }

    public String text() {
        return text;
    }

    public void hide(int line, int column, int endLine, int endColumn) {
        hidden.add(new Stretch(line, column, endLine, endColumn));
    }

    /** The line without its end, counted from 1; empty when there is none. */
    public String line(int number) {
        int start = 0;
        for (int i = 1; i < number; i++) {
            int end = lineEnd(start);
            if (end == text.length()) {
                return "";
            }
            start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
        }
        return masked(text.substring(start, lineEnd(start)), number);
    }

    private int lineEnd(int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private String masked(String line, int number) {
        List<Stretch> here = new ArrayList<>();
        for (Stretch stretch : hidden) {
            if (stretch.line() <= number && number <= stretch.endLine()) {
                here.add(stretch);
            }
        }
        if (here.isEmpty()) {
            return line;
        }
        StringBuilder out = new StringBuilder(line.length());
        int column = 1;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at)), column++) {
            out.appendCodePoint(isHidden(here, number, column) ? HIDDEN : line.codePointAt(at));
        }
        return out.toString();
    }

    private static boolean isHidden(List<Stretch> stretches, int line, int column) {
        for (Stretch stretch : stretches) {
            if (stretch.holds(line, column)) {
                return true;
            }
        }
        return false;
    }
}
