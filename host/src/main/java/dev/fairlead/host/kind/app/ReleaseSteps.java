package dev.fairlead.host.kind.app;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.List;

/**
 * A release beside the one that serves: the idle colour starts and becomes healthy, nginx is switched by a flag file and
 * asked whether it really reaches the new one, what was under way on the old one may finish, and the old one stops.
 * Whatever fails before that puts everything back. The order and its reasons: docs/decisions/0019-switching-colours.md.
 */
public final class ReleaseSteps {
    /** How the title of the step begins after which the new colour serves. */
    public static final String SWITCHING = "switch to ";

    private static final String BEFORE = """
            docker image inspect --format . "$fl_image" >/dev/null || exit
            docker rm -f "$fl_app-before-switch" >/dev/null 2>&1
            fl_before || fl_undone "The command to run before the switch ended with exit status $?. The release before serves on."
            """;

    private static final String START = """
            docker image inspect --format . "$fl_image" >/dev/null || exit
            fl_away "$fl_name" || exit
            fl_taker=$(ss -Hltnp "sport = :$fl_port" | sed 's/.*users:(("\\([^"]*\\)",pid=\\([0-9]*\\).*/\\1 (pid \\2)/; q')
            [ -z "$fl_taker" ] || fl_fail "Port $fl_port, where $fl_name is to listen, is taken by $fl_taker." \\
                "Stop that, or give the app another port in app.ports."
            if [ -n "$fl_site" ] && [ -e "$fl_site" ] && ! grep -qF "127.0.0.1:$fl_port " "$fl_site"; then
                fl_fail "nginx does not know port $fl_port yet. Change one port of app.ports at a time, or stop $fl_old first."
            fi
            fl_pid=$(docker inspect --format '{{.State.Pid}}' "$fl_old" 2>/dev/null)
            fl_group=$(sed -n 's/^0:://p' "/proc/${fl_pid:-0}/cgroup" 2>/dev/null)
            fl_held=$(awk '$1 == "anon" { print int($2 / 1024) }' "/sys/fs/cgroup$fl_group/memory.stat" 2>/dev/null)
            fl_spare=$(awk '/^(MemAvailable|SwapFree):/ { sum += $2 } END { print sum }' /proc/meminfo)
            [ "${fl_held:-0}" -le "$fl_spare" ] || fl_fail "There is no memory for two of it: $fl_old holds" \\
                "$((fl_held / 1024)) MiB, and $((fl_spare / 1024)) MiB are free. Give the box swap (system.swap), or" \\
                "let the old one stop first (app.strategy: recreate)."
            fl_stage || fl_fail "What makes up the release could not be kept in $fl_releases."
            fl_told release-began "$fl_to"
            fl_open "$fl_port"
            fl_assets_copy & fl_copying=$!
            if fl_up "$fl_file" "$fl_env" && fl_well && wait "$fl_copying"; then
                fl_remember "$fl_env" "$fl_file"
                exit
            fi
            wait "$fl_copying"
            fl_told release-failed "$fl_to"
            fl_undone "The release before serves on."
            """;

    private static final String SWITCH = """
            fl_flip "$fl_to" && fl_assets_show || exit
            if [ -n "$fl_site" ] && [ -e "$fl_site" ] && systemctl is-active --quiet nginx; then
                fl_seen=$(fl_through) || {
                    fl_flip "$fl_live"
                    fl_assets_back
                    printf '%s\\n' "$fl_seen" >&2
                    sleep 1
                    fl_told release-failed "$fl_to"
                    fl_undone "The release before serves again."
                }
            fi
            fl_settle "$fl_to"
            """;

    /** Until the old one stops, one that dies young costs nothing: nginx falls back to the old one by itself. */
    private static final String STOP = """
            fl_drained "$fl_oldport"
            fl_end=$(docker inspect --type container --format '{{.State.Status}} {{.RestartCount}}' "$fl_name")
            if [ "$fl_end" != "running 0" ] || ! fl_seen=$(fl_well 2>&1); then
                fl_flip "$fl_live"
                fl_assets_back
                printf '%s\\n' "$fl_name was healthy, and then was not." "${fl_seen:-$( (export fl_report=yes; fl_well) 2>&1)}" >&2
                fl_told release-failed "$fl_to" "${fl_restored:-$(fl_newest "$fl_app")}"
                fl_undone "The release before serves again." 2
            fi
            trap 'fl_open "$fl_oldport"' EXIT
            fl_door -A "$fl_oldport" && fl_tries=0 &&
                while [ "$fl_tries" -lt 20 ] && [ -n "$(ss -Htn state established dst "127.0.0.1:$fl_oldport")" ]; do
                    sleep 0.1
                    fl_tries=$((fl_tries + 1))
                done
            fl_away "$fl_old" || exit
            fl_prune
            """;

    private ReleaseSteps() {}

    /** Of what the model declares. */
    static List<Step> of(ContainerKind.Serving serving, Address address) {
        ContainerKind.Running next = serving.idle();
        String variables = ReleaseVariables.of(serving, next);
        List<String> command = next.app().beforeSwitch();
        return steps(
                variables + ReleaseFunctions.ALL, next.name(), serving.live().name(), address, command);
    }

    /** @param functions and variables that the scripts work with */
    static List<Step> steps(String functions, String next, String old, Address address, List<String> beforeSwitch) {
        var steps = new ArrayList<Step>();
        if (!beforeSwitch.isEmpty()) {
            steps.add(Step.slow(
                    "run `" + Shell.words(beforeSwitch) + "` before the switch", List.of(address), functions + BEFORE));
        }
        steps.add(Step.slow(
                "start " + next + " beside " + old + " and wait until it is healthy",
                List.of(address),
                functions + START));
        steps.add(Step.slow(SWITCHING + next, List.of(address), functions + SWITCH));
        steps.add(Step.slow("drain and stop " + old, List.of(address), functions + STOP));
        return steps;
    }
}
