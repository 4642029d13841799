package dev.fairlead.host.kind.file;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Step;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.kind.FormerFiles;
import dev.fairlead.host.kind.file.FileKind.Declaration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Files that a program reads go live together, and only after the program itself passed them on a copy: the copy is
 * mounted over the original in a mount namespace of its own, so that every path in it is the real one while nobody else
 * sees it. A mistake in one of these files would cost every site, or the way into the box.
 */
enum Trial {
    NGINX("nginx -t", "/etc/nginx/", "/etc/nginx", "nginx.service"),
    SSHD("sshd -t", "/etc/ssh/sshd_config", "/etc/ssh", null),
    SUDO("visudo -cf /etc/sudoers", "/etc/sudoers", "/etc/sudoers /etc/sudoers.d", null);

    private static final String TRIAL = """
            command -v PROGRAM >/dev/null || { fl_root=; fl_write; exit; }
            fl_try=$(mktemp -d /run/fairlead-try.XXXXXX) || exit
            trap 'rm -rf -- "$fl_try"' EXIT
            mkdir -p -- "$fl_try/etc" || exit
            for fl_one in PLACES; do
                [ ! -e "$fl_one" ] || cp -a -- "$fl_one" "$fl_try/etc/" || exit
            done
            fl_root=$fl_try
            fl_write || exit
            # Where systemd listens for sshd, the directory is not there while nobody is logged in.
            [ PROGRAM != sshd ] || mkdir -p /run/sshd || exit
            fl_tried() {
                unshare -m sh -c 'for fl_one in PLACES; do
                        [ ! -e "$1$fl_one" ] || [ ! -e "$fl_one" ] || mount --bind "$1$fl_one" "$fl_one" || exit
                    done
                    COMMAND 2>&1' sh "$1"
            }
            fl_said=$(fl_tried "$fl_try") || {
                fl_which='the new configuration'
                COMMAND >/dev/null 2>&1 || fl_which='its configuration, with these changes or without them'
                printf '%s\\n' "PROGRAM refuses $fl_which, so nothing was changed:" "$fl_said" | tr -d '\\r' >&2
                fl_strays_back
                exit 1
            }
            fl_root=
            """;

    /** The clock that tells whether a service runs these files counts in hundredths of a second. */
    private static final String LIVE = "fl_write || exit\nsleep 0.1\n";

    private final String command;
    private final String beginning;
    private final String places;
    private final @Nullable String unit;

    /**
     * @param command fails where its program would not take what it reads
     * @param beginning of the names of the files that it is about
     * @param places files and directories that the program reads, as words of sh
     * @param unit that is to run with the files, and gives them back if it cannot; null where none is told of them
     */
    Trial(String command, String beginning, String places, @Nullable String unit) {
        this.command = command;
        this.beginning = beginning;
        this.places = places;
        this.unit = unit;
    }

    /** Who tries a file, or null. */
    static @Nullable Trial of(String path) {
        return Arrays.stream(values())
                .filter(trial -> path.startsWith(trial.beginning))
                .findFirst()
                .orElse(null);
    }

    Step step(List<Change<Declaration>> changes) {
        List<Address> addresses = changes.stream().map(Change::address).toList();
        String writes = changes.stream()
                .map(change -> FileKind.script(change.declared()))
                .collect(Collectors.joining(" || return\n"));
        String title = changes.stream().map(FileKind::title).collect(Collectors.joining(", "));
        String strays = unit == null ? "fl_strays_back() { :; }\n" : FormerFiles.strays(unit);
        String trial = TRIAL.replace("PROGRAM", command.substring(0, command.indexOf(' ')))
                .replace("PLACES", places)
                .replace("COMMAND", command);
        return new Step(
                title + " (tried with " + command + " first)",
                addresses,
                Step.Pace.QUICK,
                new Work.Script(
                        "fl_write() {\n" + writes + "\n}\n" + strays + trial + keep(changes, addresses) + LIVE));
    }

    private String keep(List<Change<Declaration>> changes, List<Address> addresses) {
        if (unit == null) {
            return "";
        }
        List<String> paths =
                changes.stream().map(change -> change.declared().path()).toList();
        return FormerFiles.keep(unit, paths, addresses);
    }
}
