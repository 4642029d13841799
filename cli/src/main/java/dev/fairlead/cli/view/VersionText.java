package dev.fairlead.cli.view;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Fairlead is made of. */
public final class VersionText {
    /** {@code GROUP:NAME:jar:VERSION:SCOPE}, with a word more for a jar of one platform. */
    private static final Pattern COLON = Pattern.compile(":");

    private static final int NAMED_APART = 6;

    private VersionText() {}

    /**
     * @param commit that it was built from; empty where that is not known
     * @param feature the version of Java, as people speak of it
     * @param java the runtime, in full
     * @param libraries as Maven lists them
     */
    public static String of(String version, String commit, int feature, String java, String libraries) {
        return "fairlead " + (version.isEmpty() ? "unknown" : version) + " (Java " + feature + ")\n"
                + "  commit     " + (commit.isEmpty() ? "unknown" : commit) + "\n"
                + "  java       " + java + "\n"
                + libraries(libraries);
    }

    private static String libraries(String listed) {
        List<String> lines = listed.lines()
                .map(line -> List.of(COLON.split(line.strip())))
                .filter(parts -> parts.size() >= NAMED_APART - 1)
                .map(parts -> parts.get(0) + ":" + parts.get(1) + " " + parts.get(parts.size() == NAMED_APART ? 4 : 3))
                .sorted()
                .toList();
        return lines.isEmpty()
                ? ""
                : lines.stream().collect(Collectors.joining("\n             ", "  libraries  ", "\n"));
    }
}
