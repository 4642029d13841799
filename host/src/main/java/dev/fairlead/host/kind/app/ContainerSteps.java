package dev.fairlead.host.kind.app;

import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Shell;
import dev.fairlead.templates.ComposeFile;

/** How a container is made in place. The definition that last became healthy is kept, to go back to. */
final class ContainerSteps {
    private static final String START = """
            fl_good=$FAIRLEAD/good/$fl_name
            fl_is_same() {
                cmp -s -- "$fl_good/compose.yaml" "$fl_file" || return
                if [ -f "$fl_env" ]; then cmp -s -- "$fl_good/env" "$fl_env"; else [ ! -f "$fl_good/env" ]; fi
            }
            fl_runs() { [ "$(docker inspect --type container --format '{{.State.Running}}' "$fl_name" 2>/dev/null)" = true ]; }
            fl_now() { echo "$(($(date +%s%N) / 1000000))"; }
            fl_gap() {
                [ -n "$fl_stopped" ] || return 0
                fl_away_for=$(($(fl_now) - fl_stopped))
                echo "GAP$((fl_away_for / 1000)).$((fl_away_for / 100 % 10)) s"
            }
            docker image inspect --format . "$fl_image" >/dev/null && fl_begins || fl_begins_not
            fl_stopped= fl_tried=
            ! fl_runs || fl_stopped=$(fl_now)
            fl_away "$fl_name" || { fl_failed; exit 1; }
            if fl_ready && fl_tried=yes && fl_up "$fl_file" "$fl_env" && fl_comes_up && fl_remember "$fl_env" "$fl_file"; then
                fl_gap
                fl_serves
                exit
            fi
            fl_same=
            ! fl_is_same || fl_same=$fl_tried
            fl_failed
            if [ ! -f "$fl_good/compose.yaml" ]; then
                fl_fail "It is left as it is, for you to look at."
            fi
            if [ -n "$fl_same" ]; then
                fl_fail "It was healthy with the same definition before, so there is none to go back to."
            fi
            fl_away "$fl_name"
            if fl_up "$fl_good/compose.yaml" "$fl_good/env" && fl_well; then
                fl_gap
                fl_back "The definition that was healthy before runs again."
            fi
            fl_fail "The definition that was healthy before was started again, but it does not pass this check either."
            """.replace("GAP", ReleaseSteps.GAP);

    /** Where there is no release to tell of. */
    private static final String NO_RELEASE = """
            fl_begins() { :; }
            fl_begins_not() { exit 1; }
            fl_ready() { :; }
            fl_serves() { :; }
            fl_failed() { :; }
            """;

    /** For an app that cannot run twice: the command that runs before the switch must not meet the old one either. */
    private static final String RELEASE = """
            fl_begins() { fl_has_nginx && fl_begin && fl_assets_copy; }
            fl_begins_not() {
                fl_came_to_nothing
                ! fl_runs || fl_back "The release before serves on."
                exit 1
            }
            fl_ready() { [ -z "$fl_has_before" ] || fl_prepared; }
            fl_serves() { fl_assets_ready && fl_assets_show && fl_settle "$fl_to" && fl_over && fl_prune "$fl_app" "$fl_keep"; }
            fl_failed() { fl_came_to_nothing; }
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
                + ReleaseFunctions.ALL
                + SideServiceSteps.ofRelease(serving.rollout().services())
                + ofRelease();
    }

    /** Behind the variables and functions of a release. */
    static String ofRelease() {
        return RELEASE + START;
    }

    static String remove(ContainerKind.Gone gone) {
        var script = new StringBuilder(ReleaseFunctions.CONTAINERS);
        script.append("fl_drain=").append(gone.drain().toSeconds()).append('\n');
        if (gone.port() != 0) {
            script.append("fl_drained %1$d\nfl_shut %1$d\n".formatted(gone.port()));
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
