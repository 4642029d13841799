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

    /** How the line begins in which a step tells for how long nothing answered, where one is made in place. */
    public static final String GAP = "nothing answered for ";

    /** What the starting step says once the container runs, and its health is all there is to wait for. */
    public static final String RUNS = "it runs; waiting until it is healthy";

    /** A release that does not begin is told of as one that failed, with all put back. */
    private static final String BEGIN = """
            fl_preflight
            fl_begin || fl_refuse "What makes up the release could not be kept in $fl_releases."
            """;

    private static final String BEFORE = BEGIN + """
            fl_prepared || fl_undone "The release before serves on."
            """;

    private static final String START = """
            fl_open "$fl_port"
            if [ -n "$fl_stays" ] || fl_up "$fl_file" "$fl_env"; then
                echo 'RUNS'
                fl_assets_copy & fl_copying=$!
                if fl_comes_up && wait "$fl_copying" && fl_remember "$fl_env" "$fl_file"; then
                    exit 0
                fi
                wait "$fl_copying"
            fi
            fl_undone "The release before serves on."
            """.replace("RUNS", RUNS);

    private static final String SWITCH = """
            fl_unswitch() {
                fl_flip "$fl_live"
                fl_assets_back
                fl_drained "$fl_port"
                fl_shut "$fl_port"
                fl_undone "The release before serves again."
            }
            fl_assets_ready && fl_flip "$fl_to" && fl_assets_show || fl_unswitch
            if [ -n "$fl_site" ] && [ -e "$fl_site" ] && systemctl is-active --quiet nginx; then
                fl_seen=$(fl_through) || {
                    printf '%s\\n' "$fl_seen" >&2
                    fl_unswitch
                }
            fi
            ( fl_settle "$fl_to" ) || fl_unswitch
            """;

    /** Until the old one stops, one that dies young costs nothing: nginx falls back to the old one by itself. */
    private static final String STOP = """
            fl_drained "$fl_oldport"
            fl_end=$(docker inspect --type container --format '{{.State.Status}} {{.RestartCount}}' "$fl_name")
            if [ "$fl_end" != "running $(fl_noted "$fl_name")" ] || ! fl_seen=$(fl_well 2>&1); then
                fl_flip "$fl_live"
                fl_assets_back
                printf '%s\\n' "$fl_name was healthy, and then was not." "${fl_seen:-$( (export fl_report=yes; fl_well) 2>&1)}" >&2
                fl_services_back
                fl_drained "$fl_port"
                fl_shut "$fl_port"
                fl_undone "The release before serves again." "$(fl_served "$fl_app" | tail -n 1)"
            fi
            fl_shut "$fl_oldport"
            fl_away "$fl_old" && fl_over || exit
            fl_prune "$fl_app" "$fl_keep"
            """;

    private ReleaseSteps() {}

    /** Of what the model declares. */
    static List<Step> of(ContainerKind.Serving serving, Address address) {
        ContainerKind.Running next = serving.idle();
        String variables = ReleaseVariables.of(serving, next);
        List<String> command = next.app().beforeSwitch();
        List<SideServiceKind.Running> services = serving.rollout().services();
        var moved = new Moved(
                services.stream().map(SideServiceKind.Running::service).toList(),
                List.of(),
                services.stream()
                        .map(service -> SideServiceKind.at(service.app(), service.service()))
                        .toList());
        return steps(
                variables + ReleaseFunctions.ALL + SideServiceSteps.ofRelease(services),
                next.name(),
                serving.live().name(),
                address,
                command,
                moved);
    }

    /**
     * The side services that a release takes along.
     *
     * @param begin names of those that it has
     * @param end names of those that it has no more
     * @param addresses what of them is in line afterwards
     */
    record Moved(List<String> begin, List<String> end, List<Address> addresses) {
        boolean isNone() {
            return begin.isEmpty() && end.isEmpty();
        }

        /** For whoever watches it. */
        String title(String next) {
            return begin.isEmpty()
                    ? "stop " + String.join(", ", end) + ", which the release does not have"
                    : "move " + String.join(", ", begin) + " to the release in " + next;
        }
    }

    /** @param functions and variables that the scripts work with */
    static List<Step> steps(
            String functions, String next, String old, Address address, List<String> beforeSwitch, Moved moved) {
        var steps = new ArrayList<Step>();
        boolean hasBefore = !beforeSwitch.isEmpty();
        if (hasBefore) {
            steps.add(Step.slow(
                    "run `" + Shell.words(beforeSwitch) + "` before the switch", List.of(address), functions + BEFORE));
        }
        steps.add(Step.slow(
                "start " + next + " beside " + old + " and wait until it is healthy",
                List.of(address),
                functions + (hasBefore ? "fl_preflight\n" : BEGIN) + START));
        steps.add(Step.slow(SWITCHING + next, List.of(address), functions + SWITCH));
        var all = new ArrayList<>(List.of(address));
        all.addAll(moved.addresses());
        if (!moved.isNone()) {
            steps.add(
                    SideServiceSteps.moving(functions, moved.title(next), all, SideServiceSteps.Stage.BESIDE_THE_OLD));
        }
        steps.add(Step.slow("drain and stop " + old, all, functions + STOP));
        return steps;
    }
}
