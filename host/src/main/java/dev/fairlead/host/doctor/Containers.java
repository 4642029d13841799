package dev.fairlead.host.doctor;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Job;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.expansion.Colour;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Containers of the apps that serve badly, or that should not be there any more. */
public final class Containers implements Check {
    /** Cron's script ends a job by itself, and takes a moment for it. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final String INSPECT = "container inspect --format 'container {{.Name}} {{.State.Status}}"
            + " {{.State.StartedAt}} {{.State.FinishedAt}} {{.State.ExitCode}} {{.State.OOMKilled}} {{.RestartCount}}"
            + " {{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}"
            + " {{index .Config.Labels \"com.docker.compose.project\"}}'";

    @Override
    public String name() {
        return "containers";
    }

    @Override
    public String probe(ServerModel model) {
        return """
                date '+now %s'
                [ "$fl_engine_status" = 0 ] || { echo none; exit 0; }
                fl_ids=$(fl_docker ps -aq) || exit
                [ -z "$fl_ids" ] || fl_docker INSPECT $fl_ids
                :
                """.replace("INSPECT", INSPECT);
    }

    private record Container(
            String name,
            String state,
            String startedAt,
            String finishedAt,
            int exit,
            boolean isOutOfMemory,
            int restarts,
            String health,
            String project) {
        static Container of(String line) {
            String[] words = line.split(" ", 9);
            return new Container(
                    words[0].substring(1),
                    words[1],
                    words[2],
                    words[3],
                    Integer.parseInt(words[4]),
                    words[5].equals("true"),
                    Integer.parseInt(words[6]),
                    words[7],
                    words.length > 8 ? words[8] : "");
        }

        boolean isOf(String container) {
            return name.equals(container) || project.equals(container);
        }

        boolean isUp() {
            return state.equals("running") || state.equals("restarting") || state.equals("paused");
        }

        Duration ranUntil(Instant now) {
            try {
                return Duration.between(Instant.parse(startedAt), now);
            } catch (DateTimeException e) {
                return Duration.ZERO;
            }
        }

        String end() {
            return "exit status " + exit + (isOutOfMemory ? ", out of memory" : "") + ", at " + finishedAt;
        }
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        if (around.model().apps().isEmpty() || answer.has("none")) {
            return List.of();
        }
        Instant now = Instant.ofEpochSecond(answer.number("now"));
        List<Container> all =
                answer.all("container").stream().map(Container::of).toList();
        var findings = new ArrayList<Finding>();
        for (AppModel app : around.model().apps().values()) {
            Colour live = around.memory().live(app);
            findings.add(serving(app.name() + "-" + live, all));
            for (Container container : all) {
                leftOver(app, live, container, findings);
                job(app, container, now, findings);
            }
        }
        return findings;
    }

    private Finding serving(String name, List<Container> all) {
        Container container = all.stream()
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

    private void leftOver(AppModel app, Colour live, Container container, List<Finding> findings) {
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

    private static String state(Container container) {
        return container.isUp() || container.state().equals("created")
                ? container.state()
                : container.state() + " (" + container.end() + ")";
    }

    private void job(AppModel app, Container container, Instant now, List<Finding> findings) {
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
