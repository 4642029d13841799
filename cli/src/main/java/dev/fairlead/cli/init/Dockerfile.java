package dev.fairlead.cli.init;

import dev.fairlead.cli.compose.Draft;
import dev.fairlead.cli.compose.HealthTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a Dockerfile says of the image that it makes, which is what its last stage says.
 *
 * @param port the first that it exposes; null for none
 */
record Dockerfile(@Nullable Integer port, Draft.@Nullable Health health) {
    private static final long LARGEST = 1 << 20;
    private static final Pattern EXPOSED = Pattern.compile("([0-9]{1,5})(?:/tcp)?(?:\\s.*)?");
    private static final Dockerfile NONE = new Dockerfile(null, null);

    /** Of a file that may not be there. */
    static Dockerfile read(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) < LARGEST ? of(Files.readString(file)) : NONE;
        } catch (IOException e) {
            return NONE;
        }
    }

    static Dockerfile of(String text) {
        Dockerfile seen = NONE;
        for (String line : instructions(text)) {
            String[] words = line.split("\\s+", 2);
            String rest = words.length < 2 ? "" : words[1];
            seen = switch (words[0].toUpperCase(Locale.ROOT)) {
                case "FROM" -> NONE;
                case "EXPOSE" -> new Dockerfile(seen.port == null ? port(rest) : seen.port, seen.health);
                case "HEALTHCHECK" -> new Dockerfile(seen.port, HealthTest.of(rest, null));
                default -> seen;
            };
        }
        return seen;
    }

    private static @Nullable Integer port(String exposed) {
        Matcher matcher = EXPOSED.matcher(exposed);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    /** One a line, comments left out. */
    private static List<String> instructions(String text) {
        var lines = new ArrayList<String>();
        var open = new StringBuilder();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("#")) {
                continue;
            }
            boolean goesOn = line.endsWith("\\");
            open.append(goesOn ? line.substring(0, line.length() - 1) : line).append(' ');
            if (!goesOn) {
                lines.add(open.toString().strip());
                open.setLength(0);
            }
        }
        return lines;
    }
}
