package dev.fairlead.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the logs of one app are kept small. */
public final class Logrotate {
    private Logrotate() {}

    /**
     * @param files to rotate
     * @param directories whose {@code *.log} are rotated
     */
    public static String render(String app, List<String> files, List<String> directories) {
        var patterns = new ArrayList<String>();
        files.forEach(file -> patterns.add(Language.LOGROTATE.quoted(file)));
        directories.forEach(directory ->
                patterns.add(Language.LOGROTATE.quoted(directory + "/").replaceFirst("\"$", "*.log\"")));
        return Templates.render("logrotate.ftl", Language.LOGROTATE, Map.of("app", app, "patterns", patterns));
    }
}
