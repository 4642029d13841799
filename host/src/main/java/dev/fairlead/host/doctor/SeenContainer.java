package dev.fairlead.host.doctor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** A container of the box as Docker tells of it. */
record SeenContainer(
        String name,
        String state,
        String startedAt,
        String finishedAt,
        int exit,
        boolean isOutOfMemory,
        int restarts,
        String health,
        String project) {
    private static final String INSPECT = "container inspect --format 'container {{.Name}} {{.State.Status}}"
            + " {{.State.StartedAt}} {{.State.FinishedAt}} {{.State.ExitCode}} {{.State.OOMKilled}} {{.RestartCount}}"
            + " {{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}"
            + " {{index .Config.Labels \"com.docker.compose.project\"}}'";

    /** The time of the box, and a line for each container there is. */
    static final String PROBE = """
            date '+now %s'
            [ "$fl_engine_status" = 0 ] || { echo none; exit 0; }
            fl_ids=$(fl_docker ps -aq) || exit
            [ -z "$fl_ids" ] || fl_docker INSPECT $fl_ids
            :
            """.replace("INSPECT", INSPECT);

    static SeenContainer of(String line) {
        String[] words = line.split(" ", 9);
        return new SeenContainer(
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
