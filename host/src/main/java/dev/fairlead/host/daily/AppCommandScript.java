package dev.fairlead.host.daily;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.host.expansion.Places;
import dev.fairlead.host.expansion.RunOptions;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.List;

/** The two scripts of a command in a container: one runs it, the other sees that it does not outlive who asked for it. */
final class AppCommandScript {
    private static final String PATH =
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nexport PATH\n";

    /** It reads its stdin until the connection ends, for sizes of the terminal and for the word that all is over. */
    private static final String LEASH = """
            fl_over=
            while read -r fl_word fl_rows fl_columns; do
                case $fl_word in
                size) [ ! -f "$fl_tty" ] || stty -F "$(cat -- "$fl_tty")" rows "$fl_rows" cols "$fl_columns" 2>/dev/null ;;
                over) fl_over=yes; break ;;
                esac
            done
            rm -f -- "$fl_tty"
            fl_tries=5
            # It may be on its way into the world while its owner leaves.
            while docker rm -f "$fl_name" >/dev/null 2>&1; [ -z "$fl_over" ] && [ "$fl_tries" -gt 0 ]; do
                fl_tries=$((fl_tries - 1))
                sleep 1
            done
            """;

    private AppCommandScript() {}

    static String leash(String name) {
        return PATH + names(name) + LEASH;
    }

    private static String names(String name) {
        return "fl_name=" + Shell.quote(name) + "\nfl_tty=/run/fairlead-" + Shell.quote(name) + "\n";
    }

    /** Prints {@code ready} before it reads its stdin: only from then on is that the command's own. */
    static String run(AppModel app, CommandRequest request, String name) {
        String secrets = RunOptions.secrets(app) == null ? "" : " --env-file=\"$fl_secrets\"";
        String words = Shell.words(options(request, name)) + " \"$@\"" + secrets + " \"$fl_image\" "
                + Shell.words(request.command());
        return PATH + names(name) + "fl_colour=blue\n[ ! -f " + Shell.quote(Places.flag(app))
                + " ] || fl_colour=green\n"
                + "fl_image=$(docker inspect --type container --format '{{.Config.Image}}' " + Shell.quote(app.name())
                + "-$fl_colour) || { echo \"gone $fl_colour\"; exit 125; }\n"
                + "docker image inspect --format . \"$fl_image\" >/dev/null || { echo \"bare $fl_image\"; exit 125; }\n"
                + secrets(app)
                + options(app)
                + "export fl_image fl_tty fl_secrets fl_options\necho ready\n"
                + started(request, words);
    }

    /** As the live release has them, which need not be what the model says today. */
    private static String secrets(AppModel app) {
        String file = RunOptions.secrets(app);
        return file == null
                ? "fl_secrets=\n"
                : "fl_secrets=" + Prelude.MEMORY + "/good/" + Shell.quote(app.name()) + "-$fl_colour/env\n"
                        + "[ -f \"$fl_secrets\" ] || fl_secrets=" + Shell.quote(file) + "\n";
    }

    /** Words for a shell, as a release wrote them down. */
    private static String options(AppModel app) {
        return "fl_options=" + Shell.quote(Shell.words(RunOptions.of(app))) + "\nfl_kept=" + Prelude.MEMORY + "/good/"
                + Shell.quote(app.name()) + "-$fl_colour/options\n"
                + "[ ! -f \"$fl_kept\" ] || fl_options=$(cat -- \"$fl_kept\")\n";
    }

    private static String started(CommandRequest request, String words) {
        String options = "eval \"set -- $fl_options\"";
        CommandRequest.Terminal terminal = request.terminal();
        if (terminal == null) {
            return options + "\ndocker run " + words + "\n";
        }
        // A terminal on the box for docker's client, which hands its size on to the container's.
        String inside = "umask 077; tty > \"$fl_tty\"; stty rows " + terminal.rows() + " cols " + terminal.columns()
                + "; " + options + "; exec docker run " + words;
        return "SHELL=/bin/sh script -qefc " + Shell.quote(inside) + " /dev/null\n";
    }

    private static List<String> options(CommandRequest request, String name) {
        var options = new ArrayList<>(List.of("--rm", "--interactive", "--name=" + name));
        CommandRequest.Terminal terminal = request.terminal();
        if (terminal != null) {
            options.add("--tty");
            options.add("--env=TERM=" + terminal.type());
        }
        return options;
    }
}
