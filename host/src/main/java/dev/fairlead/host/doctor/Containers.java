package dev.fairlead.host.doctor;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Job;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.expansion.Colour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Containers of the apps that serve badly, or that should not be there any more. */
public final class Containers implements Check {
    /** Cron's script ends a job by itself, and takes a moment for it. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "containers";
    }

    @Override
    public String probe(ServerModel model) {
        return SeenContainer.PROBE;
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        if (around.model().apps().isEmpty() || answer.has("none")) {
            return List.of();
        }
        Instant now = Instant.ofEpochSecond(answer.number("now"));
        List<SeenContainer> all =
                answer.all("container").stream().map(SeenContainer::of).toList();
        var findings = new ArrayList<Finding>();
        for (AppModel app : around.model().apps().values()) {
            Colour live = around.memory().live(app);
            findings.add(serving(app.name() + "-" + live, all));
            for (SeenContainer container : all) {
                leftOver(app, live, container, findings);
                job(app, container, now, findings);
            }
        }
        return findings;
    }

    private Finding serving(String name, List<SeenContainer> all) {
        SeenContainer container = all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
        if (container == null) {
            return problem("`" + name + "`, which should serve, is not there.").fix("fairlead apply");
        }
        String logs = "docker logs --tail 50 " + name;
        if (container.state().equals("restarting") || (container.restarts() > 2 && container.exit() != 0)) {
            return problem("`" + name + "` is being started again and again.")
                    .why(container.restarts() + " times so far; " + container.end())
                    .fix(logs);
        }
        if (!container.state().equals("running")) {
            return problem("`" + name + "`, which should serve, is " + container.state() + ".")
                    .why(container.state().equals("paused") ? null : container.end())
                    .fix(logs + "; then fairlead apply");
        }
        if (container.health().equals("unhealthy")) {
            return problem("`" + name + "` runs, and is not healthy.")
                    .why("its own health check fails")
                    .fix("docker inspect --format '{{json .State.Health.Log}}' " + name + "; " + logs);
        }
        return ok("`" + name + "` serves.");
    }

    private void leftOver(AppModel app, Colour live, SeenContainer container, List<Finding> findings) {
        String idle = app.name() + "-" + live.other();
        String serving = app.name() + "-" + live;
        if (container.isOf(idle)) {
            findings.add(warning("`" + container.name() + "` of the idle colour is " + state(container) + ".")
                    .why("A release removes it before it starts its own. Until then it takes "
                            + (container.isUp() ? "memory and its port." : "its image's place on the disk."))
                    .fix("docker rm -f " + container.name()));
        } else if (container.project().equals(serving) && !container.name().equals(serving)) {
            findings.add(warning("`" + container.name() + "` is left over from an earlier `" + serving + "`, "
                            + state(container) + ".")
                    .why("It belongs to the same compose project, and is not the one that serves.")
                    .fix("docker rm -f " + container.name()));
        }
    }

    private static String state(SeenContainer container) {
        return container.isUp() || container.state().equals("created")
                ? container.state()
                : container.state() + " (" + container.end() + ")";
    }

    private void job(AppModel app, SeenContainer container, Instant now, List<Finding> findings) {
        String prefix = app.name() + "-job_";
        if (!container.name().startsWith(prefix)) {
            return;
        }
        for (Map.Entry<String, Job> job : app.jobs().entrySet()) {
            if (container.name().equals(prefix + job.getKey())) {
                Duration timeout = job.getValue().timeout();
                Duration ran = container.ranUntil(now);
                if (!container.isUp()) {
                    findings.add(warning("The container `" + container.name() + "` of a job is " + state(container)
                                    + ", and still there.")
                            .fix("docker rm " + container.name()));
                } else if (ran.compareTo(timeout.plus(GRACE)) > 0) {
                    findings.add(problem("The job `" + job.getKey() + "` of `" + app.name() + "` runs for "
                                    + ran.toMinutes() + " min, longer than its timeout of " + timeout.toMinutes()
                                    + " min.")
                            .why("Cron's script, which would end it, is gone; no further run of the job starts.")
                            .fix("docker rm -f " + container.name()));
                }
                return;
            }
        }
        findings.add(warning("`" + container.name() + "` is the container of a job that the model does not have.")
                .fix("docker rm -f " + container.name()));
    }
}
