package dev.fairlead.templates;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What cron starts for one job: one run at a time, in a fresh container of the live release, with an end. */
public final class JobScript {
    private JobScript() {}

    /**
     * @param app its name; containers are called after it
     * @param job its name
     * @param flag the file whose presence means that green serves
     * @param secrets the app's file of secrets, or null where it has none
     * @param options of {@code docker run}
     * @param memory beginning of the file names that tell of the last run
     * @param log the file that takes all output
     */
    public record Job(
            String app,
            String job,
            String flag,
            @Nullable String secrets,
            List<String> options,
            List<String> command,
            Duration timeout,
            String memory,
            String log) {}

    public static String render(Job job) {
        var values = new HashMap<String, Object>(Map.of(
                "app", job.app(),
                "job", job.job(),
                "flag", job.flag(),
                "options", job.options(),
                "command", job.command(),
                "timeout", job.timeout().toSeconds(),
                "memory", job.memory(),
                "log", job.log()));
        if (job.secrets() != null) {
            values.put("secrets", job.secrets());
        }
        return Templates.render("job.sh.ftl", Language.SHELL, values);
    }
}
