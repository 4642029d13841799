package dev.fairlead.host.kind.system;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files that an administrator writes for a unit of systemd: the unit itself, and what adds to it ("drop-ins"). */
public final class UnitFiles {
    private static final String ROOT = "/etc/systemd/system/";

    /** Of a template, as {@code worker@.service}, there is nothing that runs or could be asked. */
    private static final Pattern PATH = Pattern.compile(Pattern.quote(ROOT)
            + "(?<unit>[^/@]+(?:@[^/]+)?\\.(?:service|socket|timer|path|mount|automount|swap|target|slice))"
            + "(?:\\.d/[^/]+\\.conf)?");

    private UnitFiles() {}

    /** The unit that such a file is about, with its suffix, or null if it is about none. */
    public static @Nullable String unit(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches() ? matcher.group("unit") : null;
    }

    /** What all paths about a unit begin with. */
    static String prefix(String unit) {
        return ROOT + unit;
    }

    static boolean isOne(String path) {
        return path.startsWith(ROOT);
    }

    /** A file and a directory, neither of which need be there. */
    static List<String> of(String unit) {
        return List.of(ROOT + unit, ROOT + unit + ".d");
    }
}
