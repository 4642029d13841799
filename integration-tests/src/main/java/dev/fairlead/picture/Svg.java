package dev.fairlead.picture;

import java.util.List;
import java.util.Locale;

/** A screen as a picture that browsers and GitHub show, with text that can be searched and read aloud. */
final class Svg {
    private static final double WIDE = 8.4;
    private static final int HIGH = 19;
    private static final int MARGIN = 16;
    private static final String BACKGROUND = "#16191f";
    private static final String TEXT = "#d5d9e0";
    private static final String[] COLOURS = {
        "#5c6370", "#f07178", "#8fcf6f", "#e5c07b", "#6cb2f7", "#c792ea", "#5fc9d4", TEXT
    };

    private Svg() {}

    static String of(Screen screen, int columns, String title) {
        List<List<Screen.Span>> lines = screen.lines();
        int width = (int) Math.ceil(columns * WIDE) + 2 * MARGIN;
        int height = lines.size() * HIGH + 2 * MARGIN;
        var out = new StringBuilder("""
            <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">
            <title>%s</title>
            <rect width="100%%" height="100%%" rx="8" fill="%s"/>
            <g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="%s">
            """.formatted(width, height, width, height, escaped(title), BACKGROUND, TEXT));
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                out.append("<text y=\"").append(MARGIN + (i + 1) * HIGH - 5).append("\">");
                lines.get(i).forEach(span -> out.append(span(span)));
                out.append("</text>\n");
            }
        }
        return out.append("</g>\n</svg>\n").toString();
    }

    /** Its place and its length are given, as the font is the reader's own. */
    private static String span(Screen.Span span) {
        Look look = span.look();
        String lead = span.text().replaceFirst("^( *).*", "$1");
        int column = span.column() + lead.length();
        String text = span.text().substring(lead.length());
        if (text.isEmpty()) {
            return "";
        }
        double length = text.codePointCount(0, text.length()) * WIDE;
        return "<tspan x=\"" + number(MARGIN + column * WIDE) + "\" textLength=\"" + number(length) + "\""
                + (look.bold() ? " font-weight=\"bold\"" : "")
                + (look.dim() ? " fill-opacity=\"0.6\"" : "")
                + (look.colour() >= 0 ? " fill=\"" + COLOURS[look.colour()] + "\"" : "")
                + ">" + escaped(text) + "</tspan>";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
    }

    /** Readers of SVG make one space of several, unless these are of the other kind. */
    private static String escaped(String text) {
        return text.replaceAll(" (?= )", "\u00a0")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
