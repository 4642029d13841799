package dev.fairlead.host.kind.system;

import dev.fairlead.host.kind.FormerFiles;
import dev.fairlead.host.kind.UnitFiles;
import dev.fairlead.host.kind.system.ServiceKind.Declaration;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * How the box is asked about services, for three processes in all: of which a file went that they may run with; what systemd
 * says of each, followed within its block
 * by when its main process ({@code Began}) and its nginx workers ({@code Worker}) started in ticks since boot; then the
 * clock; then the change time of every file that any of them reads, or systemd for it.
 */
final class ServiceQuestion {

    /** Ticks of a process, and of those of its children that are nginx workers not yet shutting down. */
    static final String AGES = """
            fl_began() {
                read -r fl_stat 2>/dev/null < "/proc/$2/stat" || return 0
                fl_name=${fl_stat%)*}
                set -- "$1" ${fl_stat##*)}
                shift 20
                echo "$fl_label=$1"
            }
            fl_workers() {
                fl_children=
                read -r fl_children 2>/dev/null < "/proc/$1/task/$1/children"
                for fl_child in $fl_children; do
                    fl_title=
                    read -r fl_title 2>/dev/null < "/proc/$fl_child/cmdline"
                    case $fl_title in *'shutting down'*) ;; *'worker process'*) fl_label=Worker; fl_began - "$fl_child";; esac
                done
            }
            fl_ages() {
                fl_name=
                fl_label=Began
                fl_began - "$1"
                case $fl_name in *'(nginx') fl_workers "$1";; esac
            }
            """;

    private static final String SHOW = """
            fl_show() {
                systemctl show -p Id,LoadState,ActiveState,SubState,UnitFileState,NeedDaemonReload,MainPID "$@" |
                    while read -r fl_line; do
                        printf '%s\\n' "$fl_line"
                        case $fl_line in MainPID=0) ;; MainPID=*) fl_ages "${fl_line#MainPID=}";; esac
                    done
            }
            """;

    /** A unit that was masked is no younger for it. */
    static final String NOT_MASKED = " ! -lname /dev/null";

    private ServiceQuestion() {}

    static String script(List<Declaration> services) {
        var paths = new LinkedHashSet<String>();
        var files = new ArrayList<String>();
        for (Declaration service : services) {
            files.add(UnitFiles.words(service.unit()));
            paths.addAll(service.reads());
        }
        String units = Shell.words(services.stream().map(Declaration::unit).toList());
        return FormerFiles.GONE + AGES + SHOW
                + "[ -d /run/systemd/system ] || echo '!This box is not run by systemd, so nobody can say.'\n"
                + "for fl_unit in " + units + "; do ! fl_gone \"$fl_unit\" || echo \"gone $fl_unit\"; done\n"
                + "fl_show " + units + "\necho clock\n"
                + "read -r fl_up fl_idle < /proc/uptime\n"
                + "date \"+$fl_up %s.%N\"\n"
                + "find " + Shell.words(List.copyOf(paths)) + " " + String.join(" ", files) + NOT_MASKED
                + " -printf '%C@ %H\\n' 2>/dev/null\n"
                + Reading.END;
    }
}
