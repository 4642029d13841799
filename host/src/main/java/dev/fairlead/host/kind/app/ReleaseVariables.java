package dev.fairlead.host.kind.app;

import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.State;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.List;

/** What the scripts of a release must know, as shell variables and functions. */
final class ReleaseVariables {
    private ReleaseVariables() {}

    /** @param next the container that the release runs in: the idle colour's, or the live one's where it is made in place */
    static String of(ContainerKind.Serving serving, ContainerKind.Running next) {
        Rollout rollout = serving.rollout();
        boolean isIdle = next.name().equals(serving.idle().name());
        ContainerKind.Running old = isIdle ? serving.live() : serving.idle();
        var script = new StringBuilder()
                .append(AssetsScript.functions(rollout.assets()))
                .append(of(next))
                .append(Shell.variable("fl_app", rollout.app()))
                .append(Shell.variable("fl_port", Integer.toString(next.port())))
                .append(Shell.variable("fl_old", old.name()))
                .append(Shell.variable("fl_oldport", Integer.toString(old.port())))
                .append(Shell.variable("fl_flag", rollout.flag()))
                .append(Shell.variable("fl_live", rollout.liveColour()))
                .append(Shell.variable("fl_to", isIdle ? rollout.idleColour() : rollout.liveColour()))
                .append(Shell.variable("fl_site", rollout.site() == null ? "" : rollout.site()))
                .append(Shell.variable("fl_about", rollout.about()))
                .append(Shell.variable("fl_keep", Integer.toString(rollout.keepReleases())))
                .append(Shell.variable("fl_blue", next.app().onHost("compose.blue.yaml")))
                .append(Shell.variable("fl_green", next.app().onHost("compose.green.yaml")))
                .append(Shell.variable("fl_dotenv", next.envFile()))
                .append(Shell.variable("fl_jobs", String.join(" ", rollout.jobs())))
                .append(Shell.variable("fl_options", Shell.words(rollout.options())))
                .append(Shell.variable("fl_health", lines(next.question().arguments())))
                .append(Shell.variable("fl_fingerprints", fingerprints(serving)));
        if (!rollout.beforeSwitch().isEmpty()) {
            script.append(Shell.variable("fl_command", Shell.words(rollout.beforeSwitch())))
                    .append("fl_before() { ")
                    .append(Shell.words(rollout.beforeSwitch()))
                    .append(" </dev/null 2>&1; }\n");
        }
        return script.append("fl_through() { ")
                .append(next.question().throughNginx("\"$fl_port\"", "\"$fl_site\"", 3))
                .append("; }\n")
                .toString();
    }

    /** Of a container that may be nobody's release. */
    static String of(ContainerKind.Running running) {
        return Shell.variable("fl_name", running.name())
                + Shell.variable("fl_image", running.image().reference())
                + Shell.variable("fl_file", running.composeFile())
                + Shell.variable("fl_env", running.envFile())
                + Shell.variable("fl_drain", Long.toString(running.app().drain().toSeconds()))
                + well(running.name(), running.port(), running.question().arguments());
    }

    /** {@code fl_well}: whichever definition runs, its last words may hold the secrets of either. */
    static String well(String name, int port, List<String> question) {
        var words =
                new ArrayList<>(List.of("bash", "-c", HealthQuestion.WAIT, "fairlead", name, Integer.toString(port)));
        words.addAll(question);
        return "fl_well() {\n" + Shell.words(words) + " \"$fl_env\" \"$FAIRLEAD/good/$fl_name/env\" >&2\n}\n";
    }

    /** What the manifest is to hold of the release while it serves, line by line: a rollback must know it. */
    private static String fingerprints(ContainerKind.Serving serving) {
        Rollout rollout = serving.rollout();
        var lines = new ArrayList<String>();
        State state = ContainerKind.CONTAINER.desired(serving);
        if (state != null) {
            lines.add(remembered(state, ContainerKind.at(rollout.app())));
        }
        AssetsKind.Declaration assets = rollout.assets();
        if (assets != null) {
            lines.add(remembered(AssetsKind.ASSETS.desired(assets), AssetsKind.at(assets.path())));
        }
        return lines(lines);
    }

    private static String remembered(State state, Address address) {
        return state.fingerprint() + " " + Manifest.Origin.MADE + " " + address;
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
