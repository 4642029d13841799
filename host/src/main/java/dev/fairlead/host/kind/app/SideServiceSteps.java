package dev.fairlead.host.kind.app;

import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Shell;
import dev.fairlead.templates.SideServiceFile;
import java.util.List;

/**
 * How a side service is made, moved with a release, and removed. The definition that last stayed up is kept, to go back
 * to.
 */
final class SideServiceSteps {
    private static final String START = """
            docker image inspect --format . "$fl_image" >/dev/null || exit
            fl_good=$FAIRLEAD/good/$fl_name
            fl_is_same() {
                cmp -s -- "$fl_good/compose.yaml" "$fl_file" || return
                if [ -f "$fl_env" ]; then cmp -s -- "$fl_good/env" "$fl_env"; else [ ! -f "$fl_good/env" ]; fi
            }
            if fl_launch "$fl_part" "$fl_file" "$fl_env" && fl_stay "$fl_name"; then
                fl_remember "$fl_env" "$fl_file" && fl_recorded
                exit
            fi
            [ -f "$fl_good/compose.yaml" ] || fl_fail "It is left as it is, for you to look at."
            ! fl_is_same || fl_fail "It ran with the same definition before, so there is none to go back to."
            if fl_launch "$fl_part" "$fl_good/compose.yaml" "$fl_good/env" && fl_stay "$fl_name"; then
                fl_back "The definition that ran before runs again."
            fi
            fl_fail "The definition that ran before was started again, but it does not stay up either."
            """;

    /** The release that serves has the service as it runs now, for whoever goes back to it. */
    private static final String RECORDED = """
            fl_recorded() {
                fl_record=$fl_releases/$(fl_served "$fl_app" | tail -n 1)
                [ -f "$fl_record/about" ] || return 0
                fl_keep_service "$fl_record"
            }
            """;

    private static final String NOT_RECORDED = "fl_recorded() { :; }\n";

    /**
     * {@code fl_keep_service RELEASE}: keeps what makes up the service {@code $fl_part}, and what the manifest is to say of
     * it.
     */
    private static final String KEEP = """
            fl_keep_service() (
                umask 077
                fl_dir=$1/services/$fl_part
                mkdir -p -- "$fl_dir" && cp -- "$fl_file" "$fl_dir/compose.yaml" &&
                    { printf '%s\\n' "$fl_print"; fl_line "$FAIRLEAD/manifest" "host/file:$fl_file"; } > "$fl_dir/fingerprints"
            )
            """;

    /** Once nginx reaches the new colour, and before the old one stops: until then a service that fails costs nothing. */
    private static final String MOVE = """
            fl_number=$(fl_served "$fl_app" | tail -n 1)
            fl_noted=
            if fl_services_keep && fl_noted=yes && fl_move "$fl_releases/$fl_number/services" "$fl_env" && fl_moved; then
                exit 0
            fi
            fl_flip "$fl_live"
            fl_assets_back
            [ -z "$fl_noted" ] || fl_services_back
            fl_drained "$fl_port"
            fl_shut "$fl_port"
            fl_undone "The release before serves again." "$fl_number"
            """;

    /** Where the release was made in the place of the one before, which is gone. */
    private static final String MOVE_IN_PLACE = """
            fl_services_keep && fl_move "$fl_kept/services" "$fl_env" && fl_moved ||
                fl_fail "The release serves, and its services do not."
            """;

    private SideServiceSteps() {}

    /** Whether the release before still stands by while services are moved. */
    enum Stage {
        BESIDE_THE_OLD,
        IN_ITS_PLACE
    }

    /** One that was not there is Fairlead's to take away again, even if it does not stay up. */
    static String make(SideServiceKind.Running service) {
        return "printf '%s\\n' " + Shell.quote(remembered(service)) + " >> \"$FAIRLEAD/manifest\" || fl_forgetful\n"
                + start(service);
    }

    static String start(SideServiceKind.Running service) {
        String recorded = switch (service.runs()) {
            case THE_RELEASE -> ReleaseLedger.FUNCTIONS + ReleaseRecords.FUNCTIONS + KEEP + RECORDED;
            case ITS_OWN -> NOT_RECORDED;
        };
        return Shell.variable("fl_app", service.app())
                + Shell.variable("fl_part", service.service())
                + Shell.variable("fl_name", service.name())
                + Shell.variable("fl_image", service.image().reference())
                + Shell.variable("fl_file", service.composeFile())
                + Shell.variable("fl_env", service.envFile())
                + Shell.variable("fl_print", remembered(service))
                + ReleaseFunctions.CONTAINERS
                + SideServiceFunctions.ONE
                + recorded
                + START;
    }

    /** As the manifest has it. */
    private static String remembered(SideServiceKind.Running service) {
        return SideServiceKind.desired(service).fingerprint() + " " + Manifest.Origin.MADE + " "
                + SideServiceKind.at(service.app(), service.service());
    }

    /** In the place of functions of a release that do nothing for an app without services; none for none. */
    static String ofRelease(List<SideServiceKind.Running> services) {
        if (services.isEmpty()) {
            return "";
        }
        var script = new StringBuilder(SideServiceFunctions.ALL).append(KEEP).append("fl_stage_services() {\n");
        for (SideServiceKind.Running service : services) {
            script.append("    ( fl_part=")
                    .append(Shell.quote(service.service()))
                    .append(" fl_file=")
                    .append(Shell.quote(service.composeFile()))
                    .append(" fl_print=")
                    .append(Shell.quote(remembered(service)))
                    .append("; fl_keep_service \"$fl_next\" ) || return\n");
        }
        return script.append("}\n").toString();
    }

    /**
     * The step that moves the services of a release along with it.
     *
     * @param functions and variables that the script works with
     * @param title what a person reads
     */
    static Step moving(String functions, String title, List<Address> addresses, Stage stage) {
        String script = switch (stage) {
            case BESIDE_THE_OLD -> MOVE;
            case IN_ITS_PLACE -> MOVE_IN_PLACE;
        };
        return Step.slow(title, addresses, functions + script);
    }

    /** For one that is right but for its restart policy, or for being held up. */
    static String mend(SideServiceKind.Running service) {
        String name = Shell.quote(service.name());
        return "docker update --restart=" + SideServiceFile.RESTART + " " + name + " >/dev/null || exit\n"
                + "if [ \"$(docker inspect --format '{{.State.Paused}}' " + name + ")\" = true ]; then docker unpause "
                + name + " >/dev/null; fi\n";
    }

    static String remove(List<String> names) {
        var script = new StringBuilder(SideServiceFunctions.ONE);
        for (String name : names) {
            script.append("fl_halt ")
                    .append(Shell.quote(name))
                    .append(" || exit\nrm -rf -- ")
                    .append(Shell.quote(Prelude.MEMORY + "/good/" + name))
                    .append('\n');
        }
        return script.toString();
    }
}
