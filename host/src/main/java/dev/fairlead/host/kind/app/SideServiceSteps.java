package dev.fairlead.host.kind.app;

import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Shell;
import dev.fairlead.templates.SideServiceFile;
import java.util.List;

/** How a side service is made, and removed. The definition that last stayed up is kept, to go back to. */
final class SideServiceSteps {
    private static final String START = """
            docker image inspect --format . "$fl_image" >/dev/null || exit
            fl_good=$FAIRLEAD/good/$fl_name
            fl_is_same() {
                cmp -s -- "$fl_good/compose.yaml" "$fl_file" || return
                if [ -f "$fl_env" ]; then cmp -s -- "$fl_good/env" "$fl_env"; else [ ! -f "$fl_good/env" ]; fi
            }
            if fl_begin "$fl_part" "$fl_file" "$fl_env" && fl_stay "$fl_name"; then
                fl_remember "$fl_env" "$fl_file"
                exit
            fi
            [ -f "$fl_good/compose.yaml" ] || fl_fail "It is left as it is, for you to look at."
            ! fl_is_same || fl_fail "It ran with the same definition before, so there is none to go back to."
            if fl_begin "$fl_part" "$fl_good/compose.yaml" "$fl_good/env" && fl_stay "$fl_name"; then
                fl_back "The definition that ran before runs again."
            fi
            fl_fail "The definition that ran before was started again, but it does not stay up either."
            """;

    private SideServiceSteps() {}

    /** One that was not there is Fairlead's to take away again, even if it does not stay up. */
    static String make(SideServiceKind.Running service) {
        String line = SideServiceKind.desired(service).fingerprint() + " MADE "
                + SideServiceKind.at(service.app(), service.service());
        return "printf '%s\\n' " + Shell.quote(line) + " >> \"$FAIRLEAD/manifest\" || fl_forgetful\n" + start(service);
    }

    static String start(SideServiceKind.Running service) {
        return variable("fl_app", service.app())
                + variable("fl_part", service.service())
                + variable("fl_name", service.name())
                + variable("fl_image", service.image().reference())
                + variable("fl_file", service.composeFile())
                + variable("fl_env", service.envFile())
                + ReleaseFunctions.CONTAINERS
                + SideServiceFunctions.ALL
                + START;
    }

    /** For one that is right but for its restart policy, or for being held up. */
    static String mend(SideServiceKind.Running service) {
        String name = Shell.quote(service.name());
        return "docker update --restart=" + SideServiceFile.RESTART + " " + name + " >/dev/null || exit\n"
                + "if [ \"$(docker inspect --format '{{.State.Paused}}' " + name + ")\" = true ]; then docker unpause "
                + name + " >/dev/null; fi\n";
    }

    static String remove(List<String> names) {
        var script = new StringBuilder(SideServiceFunctions.ALL);
        for (String name : names) {
            script.append("fl_halt ")
                    .append(Shell.quote(name))
                    .append(" || exit\nrm -rf -- ")
                    .append(Shell.quote(Prelude.MEMORY + "/good/" + name))
                    .append('\n');
        }
        return script.toString();
    }

    private static String variable(String name, String value) {
        return name + "=" + Shell.quote(value) + "\n";
    }
}
