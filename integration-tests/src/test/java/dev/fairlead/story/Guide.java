package dev.fairlead.story;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The command blocks of a document, in order. A comment of HTML before one says if it is not run, or how it ends. */
final class Guide {
    private static final Pattern BLOCK = Pattern.compile("(?m)(?:^<!-- (not run|ends with): *([^\\n"
            + "]*?) -->\\n"
            + ")?^```sh\\n"
            + "((?s:.*?))^```\\n"
            + "(?:```\\n"
            + "((?s:.*?))^```\\n"
            + ")?");

    private Guide() {}

    /**
     * Commands that stand together.
     *
     * @param line where it begins in the document, counted from 1
     * @param omitted why it is not run; null if it is
     * @param status of the last command
     * @param shown lines that the document says are printed; an ellipsis stands for anything
     */
    record Block(int line, List<String> commands, @Nullable String omitted, int status, List<String> shown) {}

    static List<Block> blocks(String markdown) {
        var blocks = new ArrayList<Block>();
        Matcher block = BLOCK.matcher(markdown);
        while (block.find()) {
            boolean isRun = !"not run".equals(block.group(1));
            blocks.add(new Block(
                    (int) markdown.substring(0, block.start(3)).lines().count(),
                    block.group(3).lines().filter(line -> !line.isBlank()).toList(),
                    isRun ? null : block.group(2),
                    isRun && block.group(1) != null ? Integer.parseInt(block.group(2)) : 0,
                    block.group(4) == null ? List.of() : block.group(4).lines().toList()));
        }
        return blocks;
    }

    /** What a line of the document stands for: figures may be others, and more or fewer spaces may stand in columns. */
    static Pattern pattern(String line) {
        var pattern = new StringBuilder("(?m)^ *");
        for (String word : line.strip().split(" +")) {
            pattern.append(word.equals("…") ? ".*" : Pattern.quote(word).replaceAll("[0-9]+", "\\\\E[0-9]+\\\\Q"))
                    .append(" *");
        }
        return Pattern.compile(pattern.append('$').toString());
    }
}
