package dev.fairlead.host.kind.app;

import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Shell;
import dev.fairlead.templates.ComposeFile;

/** How a container is made in place. The definition that last became healthy is kept, to go back to. */
final class ContainerSteps {
    private static final String START = """
            docker image inspect --format . "$fl_image" >/dev/null || exit
            fl_good=$FAIRLEAD/good/$fl_name
            fl_is_same_env() {
                if [ -f "$fl_env" ]; then cmp -s -- "$fl_good/env" "$fl_env"; else [ ! -f "$fl_good/env" ]; fi
            }
            fl_begins || exit
            fl_away "$fl_name" || exit
            if fl_up "$fl_file" "$fl_env" && fl_well; then
                fl_remember "$fl_env" "$fl_file" && fl_serves
                exit
            fi
            if [ ! -f "$fl_good/compose.yaml" ]; then
                fl_fail "It is left as it is, for you to look at."
            fi
            if cmp -s -- "$fl_good/compose.yaml" "$fl_file" && fl_is_same_env; then
                fl_fail "It was healthy with the same definition before, so there is none to go back to."
            fi
            fl_away "$fl_name"
            if fl_up "$fl_good/compose.yaml" "$fl_good/env" && fl_well; then
                fl_back "The definition that was healthy before runs again."
            fi
            fl_fail "The definition that was healthy before was started again, but it does not pass this check either."
            """;

    /** Where there is no release to tell of. */
    private static final String NO_RELEASE = """
            fl_begins() { :; }
            fl_serves() { :; }
            """;

    private static final String RELEASE = """
            fl_begins() {
                fl_stage && fl_told release-began "$fl_to" && { [ -z "$fl_has_before" ] || fl_before; } && fl_assets_copy
            }
            fl_serves() { fl_assets_show && fl_settle "$fl_to" && fl_prune; }
            """;

    private ContainerSteps() {}

    /** For one that is right but for its restart policy, or for being held up. */
    static String mend(ContainerKind.Running running) {
        String name = Shell.quote(running.name());
        return ReleaseVariables.of(running)
                + "docker update --restart=" + ComposeFile.restart(running.app().restart()) + " " + name
                + " >/dev/null || exit\n"
                + "if [ \"$(docker inspect --format '{{.State.Paused}}' " + name + ")\" = true ]; then docker unpause "
                + name + " >/dev/null || exit; fi\nfl_well\n";
    }

    /** In the place of whatever runs under its name: nothing answers in between. */
    static String start(ContainerKind.Running running) {
        return ReleaseVariables.of(running) + ReleaseFunctions.CONTAINERS + NO_RELEASE + START;
    }

    /** In place as well, and written down as a release of the app. */
    static String start(ContainerKind.Serving serving) {
        boolean hasBefore = !serving.rollout().beforeSwitch().isEmpty();
        return ReleaseVariables.of(serving, serving.live())
                + "fl_has_before=" + (hasBefore ? "yes" : "") + "\n"
                + ReleaseFunctions.ALL + ofRelease();
    }

    /** Behind the variables and functions of a release. */
    static String ofRelease() {
        return RELEASE + START;
    }

    static String remove(ContainerKind.Gone gone) {
        var script = new StringBuilder(ReleaseFunctions.CONTAINERS);
        script.append("fl_drain=").append(gone.drain().toSeconds()).append('\n');
        if (gone.port() != 0) {
            script.append("fl_drained ").append(gone.port()).append('\n');
        }
        for (String name : gone.names()) {
            script.append("fl_away ")
                    .append(Shell.quote(name))
                    .append(" || exit\nrm -rf -- ")
                    .append(Shell.quote(Prelude.MEMORY + "/good/" + name))
                    .append('\n');
        }
        return script.toString();
    }
}
