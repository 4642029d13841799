package dev.fairlead.host.doctor;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.expansion.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Side services that do not run, or that may run twice. */
public final class SideServices implements Check {
    @Override
    public String name() {
        return "services";
    }

    @Override
    public String probe(ServerModel model) {
        boolean isAsked =
                model.apps().values().stream().anyMatch(app -> !app.services().isEmpty());
        return isAsked ? SeenContainer.PROBE : "echo none\n";
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        var findings = new ArrayList<Finding>();
        if (answer.has("none")) {
            return findings;
        }
        List<SeenContainer> all =
                answer.all("container").stream().map(SeenContainer::of).toList();
        for (AppModel app : around.model().apps().values()) {
            if (app.services().isEmpty()) {
                continue;
            }
            Set<String> declared = app.services().keySet().stream()
                    .map(service -> Places.service(app, service))
                    .collect(Collectors.toSet());
            declared.stream().sorted().forEach(name -> findings.add(service(name, named(name, all))));
            all.stream()
                    .filter(container -> container.name().startsWith(Places.service(app, ""))
                            && !declared.contains(container.name()))
                    .forEach(container -> findings.add(warning("`" + container.name() + "` is " + container.state()
                                    + ", and the model has no such service.")
                            .why("What it does may be done twice.")
                            .fix("docker rm -f " + container.name())));
        }
        return findings;
    }

    private static @Nullable SeenContainer named(String name, List<SeenContainer> all) {
        return all.stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private Finding service(String name, @Nullable SeenContainer container) {
        String logs = "docker logs --tail 50 " + name;
        if (container == null) {
            return problem("The service `" + name + "` is not there.").fix("fairlead apply");
        }
        if (container.state().equals("restarting") || container.restarts() > 2) {
            return problem("The service `" + name + "` is being started again and again.")
                    .why(container.restarts() + " times so far; " + container.end())
                    .fix(logs);
        }
        if (!container.state().equals("running")) {
            return problem("The service `" + name + "` is " + container.state() + ".")
                    .why(container.isUp() ? null : container.end())
                    .fix(logs + "; then fairlead apply");
        }
        if (container.health().equals("unhealthy")) {
            return problem("The service `" + name + "` runs, and is not healthy.")
                    .why("the health check of its image fails")
                    .fix("docker inspect --format '{{json .State.Health.Log}}' " + name + "; " + logs);
        }
        return ok("The service `" + name + "` runs.");
    }
}
