package dev.fairlead.cli.manual;

import java.util.List;
import java.util.Locale;

/** Pieces of Markdown as GitHub reads it. */
final class Markdown {
    private Markdown() {}

    static String code(String text) {
        return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
    }

    static String link(String text, String anchor) {
        return "[" + text + "](#" + anchor + ")";
    }

    /** A row of a table; a line break or a bar in a cell would end it. */
    static String row(List<String> cells) {
        var out = new StringBuilder("|");
        for (String cell : cells) {
            out.append(' ').append(cell.replace("|", "\\|").replace("\n", " ")).append(" |");
        }
        return out.append('\n').toString();
    }

    static String head(String... titles) {
        return row(List.of(titles)) + "|" + " --- |".repeat(titles.length) + "\n";
    }

    /** The name by which GitHub lets one link to a heading. */
    static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }
}
