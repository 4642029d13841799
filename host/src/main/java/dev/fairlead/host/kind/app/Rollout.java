package dev.fairlead.host.kind.app;

import dev.fairlead.core.model.App;
import dev.fairlead.host.kind.Prelude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a release of an app takes over from the one before.
 *
 * @param app its name
 * @param idleColour {@code blue} or {@code green}: where the next release goes
 * @param flag the file whose presence means that green serves
 * @param site nginx's enabled site, absolute; null for an app that no one reaches from outside
 * @param about what the ledger says of it, as a JSON object on one line
 * @param beforeSwitch a whole command with its arguments, run once before it starts; empty for none
 * @param assets the static files that belong to it
 * @param jobs the names of its jobs' scripts
 * @param options those of {@code docker run} for a command beside it
 * @param services those that run its image, and are moved along
 */
public record Rollout(
        String app,
        String idleColour,
        String flag,
        @Nullable String site,
        String about,
        App.Strategy strategy,
        List<String> beforeSwitch,
        int keepReleases,
        AssetsKind.@Nullable Declaration assets,
        List<String> jobs,
        List<String> options,
        List<SideServiceKind.Running> services) {
    public Rollout {
        beforeSwitch = List.copyOf(beforeSwitch);
        jobs = List.copyOf(jobs);
        options = List.copyOf(options);
        services = List.copyOf(services);
    }

    String liveColour() {
        return idleColour.equals("green") ? "blue" : "green";
    }

    /** Where the box keeps all that made up each release, by number. */
    String releases() {
        return Prelude.MEMORY + "/releases/" + app;
    }
}
