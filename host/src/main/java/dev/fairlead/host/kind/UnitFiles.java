package dev.fairlead.host.kind;

import dev.fairlead.host.shell.Shell;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files that an administrator writes for a unit of systemd: the unit itself, and what adds to it ("drop-ins"). */
public final class UnitFiles {
    /** Where all of them are. */
    public static final String PLACE = "/etc/systemd/system/";

    /** Of a template, as {@code worker@.service}, there is nothing that runs or could be asked. */
    private static final Pattern PATH = Pattern.compile(Pattern.quote(PLACE)
            + "(?<unit>[\\w:.-]+(?:@[\\w:.-]+)?\\.(?:service|socket|timer|path|mount|automount|swap|target|slice))"
            + "(?:\\.d/[^/.][^/]*\\.conf)?");

    private UnitFiles() {}

    /** The unit that such a file is about, with its suffix, or null if it is about none. */
    public static @Nullable String unit(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches() ? matcher.group("unit") : null;
    }

    /** What all paths about a unit begin with. */
    public static String prefix(String unit) {
        return PLACE + unit;
    }

    /** Words of sh for the files of a unit, none of which need be there. */
    public static String words(String unit) {
        String file = Shell.quote(PLACE + unit);
        return file + " " + file + ".d/*.conf";
    }
}
