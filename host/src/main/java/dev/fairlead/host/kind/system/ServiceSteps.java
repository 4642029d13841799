package dev.fairlead.host.kind.system;

import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.FormerFiles;
import dev.fairlead.host.kind.system.ServiceKind.Declaration;
import dev.fairlead.host.kind.system.ServiceKind.Refresh;
import dev.fairlead.host.shell.Shell;
import java.util.List;
import java.util.stream.Stream;

/** How a service is brought in line. */
final class ServiceSteps {
    private static final String FUNCTIONS = """
            fl_main() { systemctl show -p MainPID --value UNIT; }
            fl_broken() {
                fl_log=$(journalctl -u UNIT -n 12 --no-pager -o cat 2>/dev/null)
                [ ! -r /var/log/nginx/error.log ] || [ UNIT != nginx.service ] ||
                    fl_log="$fl_log
            $(tail -n 3 /var/log/nginx/error.log)"
                fl_fail "$1" "Its last words:
            $fl_log"
            }
            fl_is_up() {
                fl_left=50
                while [ "$fl_left" -gt 0 ]; do
                    fl_left=$((fl_left - 1))
                    case $(systemctl is-active UNIT) in active) return 0;; failed) return 1;; esac
                    sleep 0.1
                done
                return 1
            }
            """;

    /** What systemd cannot make sense of would show as nothing but a unit that does not start. */
    private static final String READ_AGAIN = """
            systemctl daemon-reload || exit
            case $(systemctl show -p LoadState --value UNIT) in
            loaded|masked|not-found) ;;
            *) fl_fail "systemd cannot read the files of UNIT:" "$(systemd-analyze verify UNIT 2>&1 | head -n 5)" ;;
            esac
            """;

    /** What a package has done already is not done again: systemd takes most of a second for either. */
    private static final String READ_AGAIN_IF_NEEDED = """
            [ "$(systemctl show -p NeedDaemonReload --value UNIT)" = no ] || systemctl daemon-reload || exit
            """;

    private static final String ENABLE = """
            [ "$(systemctl is-enabled UNIT 2>/dev/null)" = enabled ] ||
                { systemctl unmask -q UNIT; systemctl enable -q UNIT; } || exit
            """;

    private static final String RESTART = """
            systemctl reset-failed UNIT 2>/dev/null
            systemctl restart UNIT && fl_is_up || fl_broken "UNIT does not come up again."
            """;

    private static final String RELOAD = """
            fl_reload UNIT
            case $? in
            0) exit 0 ;;
            1) fl_broken "UNIT does not reload." ;;
            *) fl_broken "UNIT was told to reload, and still runs the old configuration." ;;
            esac
            """;

    private static final String CHECKED = """
            if fl_bring && fl_serves; then
                rm -rf -- "$fl_kept" "$fl_strays"
                exit
            fi
            fl_put_back || exit 1
            # Files younger than what runs would look as if it had not read them.
            sleep 0.1
            if systemctl is-active -q UNIT; then fl_reload UNIT; else systemctl restart UNIT; fi ||
                fl_fail "The files of before are back, and UNIT does not run with them either."
            fl_serves 2>/dev/null ||
                fl_back "The files of before are back, and UNIT runs with them; it does not serve as it should with them either."
            fl_back "The files of before are back, and UNIT runs with them."
            """;

    private ServiceSteps() {}

    static Step of(Change<Declaration> change) {
        Declaration service = change.declared();
        List<String> files = files(service);
        var script = new StringBuilder(FUNCTIONS).append(ofToday(files, "now"));
        boolean isNew = change.before() == null;
        if (isNew) {
            script.append(READ_AGAIN_IF_NEEDED);
        } else if (change.touches(ServiceKind.UNIT)) {
            script.append(READ_AGAIN);
        }
        if (isNew || change.touches("enabled")) {
            script.append(ENABLE);
        }
        String title;
        if (isNew || change.touches("active")) {
            // A package may have started it meanwhile, before its files were written.
            title = (isNew ? "enable and start " : "start ") + service.unit();
            script.append("if systemctl is-active -q UNIT; then\n:\n")
                    .append(catchUp(service))
                    .append("else\n:\n")
                    .append(start())
                    .append("fi\n");
        } else if (change.touches(ServiceKind.UNIT)) {
            title = "let " + service.unit() + " go by its files";
            script.append("if systemctl is-active -q UNIT && [ \"$(fl_main)\" != 0 ]; then\n:\n")
                    .append(change.touches(ServiceKind.CONFIGURATION) ? catchUp(service) : restartIfOlder(service))
                    .append("fi\n");
        } else if (change.touches(ServiceKind.CONFIGURATION)) {
            title = (service.refresh() == Refresh.RELOAD ? "reload " : "restart ") + service.unit();
            script.append(refresh(service));
        } else {
            title = "enable " + service.unit();
        }
        String text = (service.refresh() == Refresh.RELOAD ? Reload.FUNCTION : "")
                + checked(script.toString().replace("UNIT", Shell.quote(service.unit())), service);
        return service.refresh() == Refresh.RELOAD && !isNew
                ? Step.quick(title, change.address(), text)
                : Step.slow(title, List.of(change.address()), text);
    }

    private static List<String> files(Declaration service) {
        return Stream.concat(UnitFiles.of(service.unit()).stream(), service.reads().stream())
                .toList();
    }

    /** Around what brings it in line: what it does not come to run with, or to serve by, is put back. */
    private static String checked(String bringing, Declaration service) {
        return service.check().isEmpty()
                ? bringing
                : "fl_bring() (\n" + bringing + ")\nfl_serves() {\n" + service.check() + "\n}\n"
                        + FormerFiles.putBack(service.unit())
                        + CHECKED.replace("UNIT", Shell.quote(service.unit()));
    }

    /**
     * A clock that was set back leaves files of the future, and nothing that starts today would ever look younger. Their change
     * time becomes today's; what they say and when that was written stays as it is.
     *
     * @param day as {@code find -newerct} takes it
     */
    static String ofToday(List<String> files, String day) {
        return """
                [ -z "$(find READS -newerct DAY -exec touch -a -h -c -- {} + -print 2>/dev/null | head -n 1)" ] || sleep 0.1
                """.replace("READS", Shell.words(files)).replace("DAY", Shell.quote(day));
    }

    private static String start() {
        return """
                systemctl reset-failed UNIT 2>/dev/null
                systemctl start UNIT && fl_is_up || fl_broken "UNIT does not start."
                """;
    }

    /** For what runs, since before or since after its files were written. */
    private static String catchUp(Declaration service) {
        return switch (service.refresh()) {
            case NEXT_START -> "";
            case RESTART -> ifOlder(files(service)) + refresh(service) + "fi\n";
            case RELOAD ->
                ifOlder(UnitFiles.of(service.unit())) + trial(service) + RESTART + "else\n:\n" + refresh(service)
                        + "fi\n";
        };
    }

    private static String restartIfOlder(Declaration service) {
        return service.refresh() == Refresh.NEXT_START
                ? ""
                : ifOlder(UnitFiles.of(service.unit())) + trial(service) + RESTART + "fi\n";
    }

    private static String ifOlder(List<String> files) {
        return ServiceQuestion.AGES
                + """
                read -r fl_up fl_idle < /proc/uptime
                fl_now=$(date +%s%N)
                fl_up=${fl_up%.*}${fl_up#*.}
                fl_label=Began
                fl_age=$(fl_began - "$(fl_main)")
                fl_newest=$(find FILES NOT_MASKED -printf '%C@\\n' 2>/dev/null | sort -n | tail -n 1)
                fl_newest=${fl_newest%.*}$(printf %.2s "${fl_newest#*.}")
                if [ "$((fl_now / 10000000 - fl_up + ${fl_age#*=} + 2))" -lt "${fl_newest:-0}" ]; then
                """.replace("FILES", Shell.words(files)).replace(" NOT_MASKED", ServiceQuestion.NOT_MASKED);
    }

    private static String trial(Declaration service) {
        return service.trial().isEmpty()
                ? ""
                : "fl_said=$( { " + service.trial() + "\n} 2>&1 ) || fl_fail "
                        + "\"UNIT refuses its files, so it keeps running what it has:\" \"$fl_said\"\n";
    }

    private static String refresh(Declaration service) {
        return trial(service) + (service.refresh() == Refresh.RELOAD ? RELOAD : RESTART);
    }
}
