package dev.fairlead.host.daily;

import dev.fairlead.host.shell.Shell;
import java.util.List;

/** A piece of bash with its arguments, as a script of POSIX sh. */
final class Bash {
    private static final String SURROUNDINGS =
            "export LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin FAIRLEAD\n";

    private Bash() {}

    static String script(String bash, List<String> arguments) {
        return SURROUNDINGS + "bash -c " + Shell.quote(bash) + " fairlead " + Shell.words(arguments);
    }
}
