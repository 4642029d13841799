package dev.fairlead.host.kind.system;

import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.FormerFiles;
import dev.fairlead.host.kind.UnitFiles;
import dev.fairlead.host.kind.system.ServiceKind.Declaration;
import dev.fairlead.host.kind.system.ServiceKind.Refresh;
import dev.fairlead.host.shell.Shell;
import java.util.List;

/** How a service is brought in line. */
final class ServiceSteps {
    private static final String FUNCTIONS = """
            fl_main() { systemctl show -p MainPID --value "$fl_unit"; }
            fl_broken() {
                fl_log=$(journalctl -u "$fl_unit" -n 12 --no-pager -o cat 2>/dev/null)
                [ ! -r /var/log/nginx/error.log ] || [ "$fl_unit" != nginx.service ] ||
                    fl_log="$fl_log
            $(tail -n 3 /var/log/nginx/error.log)"
                fl_fail "$1" "Its last words:
            $fl_log"
            }
            fl_is_up() {
                fl_left=50
                while [ "$fl_left" -gt 0 ]; do
                    fl_left=$((fl_left - 1))
                    case $(systemctl is-active "$fl_unit") in active) return 0;; failed) return 1;; esac
                    sleep 0.1
                done
                return 1
            }
            """;

    /**
     * What systemd cannot make sense of would show as nothing but a unit that does not start. That somebody removed a file
     * shows in no time of any file, but in what systemd names.
     */
    private static final String READ_AGAIN = """
            fl_files() { systemctl show -p LoadState,FragmentPath,DropInPaths "$fl_unit"; }
            fl_had=$(fl_files)
            systemctl daemon-reload || exit
            fl_has=$(fl_files)
            case $fl_has in
            *LoadState=loaded*) ;;
            *LoadState=masked*) MASKED ;;
            *LoadState=not-found*) GONE ;;
            *) fl_fail "systemd cannot read the files of $fl_unit:" "$(systemd-analyze verify "$fl_unit" 2>&1 | head -n 5)" ;;
            esac
            """;

    /** Of a unit that the model only has files of: what has none any more runs no more, and what is masked is let be. */
    private static final String STOPPED = """
            ! systemctl is-active -q "$fl_unit" || systemctl stop "$fl_unit" || fl_broken "$fl_unit has no file any more, and does not stop."
                systemctl reset-failed "$fl_unit" 2>/dev/null
                exit 0""";

    private static final String IS_OLDER = """
            # fl_is_older FILE...: whether its process began before the last change of one.
            fl_is_older() {
                read -r fl_up fl_idle < /proc/uptime
                fl_now=$(date +%s%N)
                fl_up=${fl_up%.*}${fl_up#*.}
                fl_label=Began
                fl_age=$(fl_began - "$(fl_main)")
                fl_newest=$(find "$@" NOT_MASKED -printf '%C@\\n' 2>/dev/null | sort -n | tail -n 1)
                fl_newest=${fl_newest%.*}$(printf %.2s "${fl_newest#*.}")
                [ "$((fl_now / 10000000 - fl_up + ${fl_age#*=} + 2))" -lt "${fl_newest:-0}" ]
            }
            """.replace(" NOT_MASKED", ServiceQuestion.NOT_MASKED);

    /** What a package has done already is not done again: systemd takes most of a second for either. */
    private static final String READ_AGAIN_IF_NEEDED = """
            [ "$(systemctl show -p NeedDaemonReload --value "$fl_unit")" = no ] || systemctl daemon-reload || exit
            """;

    private static final String ENABLE = """
            [ "$(systemctl is-enabled "$fl_unit" 2>/dev/null)" = enabled ] ||
                { systemctl unmask -q "$fl_unit"; systemctl enable -q "$fl_unit"; } || exit
            """;

    private static final String RESTART = """
            systemctl reset-failed "$fl_unit" 2>/dev/null
            systemctl restart "$fl_unit" && fl_is_up || fl_broken "$fl_unit does not come up again."
            """;

    private static final String RELOAD = """
            fl_reload "$fl_unit"
            case $? in
            0) exit 0 ;;
            1) fl_broken "$fl_unit does not reload." ;;
            *) fl_broken "$fl_unit was told to reload, and still runs the old configuration." ;;
            esac
            """;

    private static final String CHECKED = """
            if fl_bring && fl_serves; then
                rm -rf -- "$fl_kept" "$fl_strays"
                exit
            fi
            fl_put_back || exit 1
            READ_AGAIN# Files younger than what runs would look as if it had not read them.
            sleep 0.1
            if systemctl is-active -q "$fl_unit"; then fl_reload "$fl_unit"; else systemctl restart "$fl_unit"; fi ||
                fl_fail "The files of before are back, and $fl_unit does not run with them either."
            fl_serves 2>/dev/null ||
                fl_back "The files of before are back, and $fl_unit runs with them; it does not serve as it should with them either."
            fl_back "The files of before are back, and $fl_unit runs with them."
            """;

    private static final String PUT_BACK = """
            fl_was=$(systemctl is-active "$fl_unit")
            if fl_bring; then
                rm -rf -- "$fl_kept" "$fl_strays"
                exit
            fi
            fl_put_back && systemctl daemon-reload || exit 1
            if [ "$fl_was" = active ] && ! systemctl is-active -q "$fl_unit"; then
                systemctl reset-failed "$fl_unit" 2>/dev/null
                systemctl start "$fl_unit" || fl_fail "The files of before are back, and $fl_unit does not run with them either."
            fi
            fl_back "The files of before are back, and $fl_unit is as it was: $fl_was."
            """;

    private ServiceSteps() {}

    static Step of(Change<Declaration> change) {
        Declaration service = change.declared();
        boolean isNew = change.before() == null;
        boolean isUnit = !isNew && change.touches(ServiceKind.UNIT);
        var script = new StringBuilder(FUNCTIONS)
                .append(FormerFiles.GONE)
                .append(IS_OLDER)
                .append(ofToday(files(service), "now"))
                .append("fl_had= fl_has=\n");
        if (isNew) {
            script.append(READ_AGAIN_IF_NEEDED);
        } else if (isUnit) {
            script.append(READ_AGAIN
                    .replace("MASKED", service.isWanted() ? "" : "exit 0")
                    .replace("GONE", service.isWanted() ? "" : STOPPED));
        }
        if (isNew || change.touches("enabled")) {
            script.append(ENABLE);
        }
        String title;
        if (isNew || change.touches("active")) {
            // A package may have started it meanwhile, before its files were written.
            title = (isNew ? "enable and start " : "start ") + service.unit();
            script.append("if systemctl is-active -q \"$fl_unit\"; then\n:\n")
                    .append(catchUp(service))
                    .append("else\n:\n")
                    .append(start())
                    .append("fi\n");
        } else if (isUnit) {
            title = "let " + service.unit() + " go by its files";
            script.append("if systemctl is-active -q \"$fl_unit\" && [ \"$(fl_main)\" != 0 ]; then\n:\n")
                    .append(change.touches(ServiceKind.CONFIGURATION) ? catchUp(service) : restartForItsUnit(service))
                    .append("fi\n");
        } else if (change.touches(ServiceKind.CONFIGURATION)) {
            title = (service.refresh() == Refresh.RELOAD ? "reload " : "restart ") + service.unit();
            script.append(refresh(service));
        } else {
            title = "enable " + service.unit();
        }
        String text = "fl_unit=" + Shell.quote(service.unit()) + "\n"
                + (service.refresh() == Refresh.RELOAD ? Reload.FUNCTION : ServiceQuestion.AGES)
                + (isUndone(change) ? undone(script.toString(), change) : script);
        return service.refresh() == Refresh.RELOAD && !isNew
                ? Step.quick(title, change.address(), text)
                : Step.slow(title, List.of(change.address()), text);
    }

    /** Words of sh. */
    private static String files(Declaration service) {
        String unit = UnitFiles.words(service.unit());
        return service.reads().isEmpty() ? unit : unit + " " + Shell.words(service.reads());
    }

    private static boolean isUndone(Change<Declaration> change) {
        return !change.declared().check().isEmpty() || change.touches(ServiceKind.UNIT);
    }

    /**
     * Around what brings it in line: what it does not come to run with, or to serve by, is put back. Systemd does not take a
     * file for changed that bears an earlier time than the one it read.
     */
    private static String undone(String bringing, Change<Declaration> change) {
        Declaration service = change.declared();
        String check = service.check();
        String readAgain = change.touches(ServiceKind.UNIT) ? "systemctl daemon-reload || exit\n" : "";
        return "fl_bring() (\n" + bringing + ")\n"
                + (check.isEmpty() ? "" : "fl_serves() {\n" + check + "\n}\n")
                + FormerFiles.putBack(service.unit())
                + (check.isEmpty() ? PUT_BACK : CHECKED.replace("READ_AGAIN", readAgain));
    }

    /**
     * A clock that was set back leaves files of the future, and nothing that starts today would ever look younger. Their change
     * time becomes today's; what they say and when that was written stays as it is.
     *
     * @param files words of sh
     * @param day as {@code find -newerct} takes it
     */
    static String ofToday(String files, String day) {
        return """
                [ -z "$(find READS -newerct DAY -exec touch -a -h -c -- {} + -print 2>/dev/null | head -n 1)" ] || sleep 0.1
                """.replace("DAY", Shell.quote(day)).replace("READS", files);
    }

    private static String start() {
        return """
                systemctl reset-failed "$fl_unit" 2>/dev/null
                systemctl start "$fl_unit" && fl_is_up || fl_broken "$fl_unit does not start."
                """;
    }

    /** For what runs, since before or since after its files were written. */
    private static String catchUp(Declaration service) {
        return switch (service.refresh()) {
            case NEXT_START -> "";
            case RESTART -> ifOlder(files(service)) + refresh(service) + "fi\n";
            case RELOAD ->
                ifOlder(UnitFiles.words(service.unit())) + trial(service) + RESTART + "else\n:\n" + refresh(service)
                        + "fi\n";
        };
    }

    private static String restartForItsUnit(Declaration service) {
        return service.refresh() == Refresh.NEXT_START
                ? ""
                : ifOlder(UnitFiles.words(service.unit())) + trial(service) + RESTART + "fi\n";
    }

    /** @param files words of sh */
    private static String ifOlder(String files) {
        return "if [ \"$fl_had\" != \"$fl_has\" ] || fl_gone \"$fl_unit\" || fl_is_older " + files + "; then\n";
    }

    private static String trial(Declaration service) {
        return service.trial().isEmpty()
                ? ""
                : "fl_said=$( { " + service.trial() + "\n} 2>&1 ) || fl_fail "
                        + "\"$fl_unit refuses its files, so it keeps running what it has:\" \"$fl_said\"\n";
    }

    private static String refresh(Declaration service) {
        return trial(service) + (service.refresh() == Refresh.RELOAD ? RELOAD : RESTART);
    }
}
