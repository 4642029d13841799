package dev.fairlead.templates;

import java.util.Map;

/** A file for {@code /etc/cron.d} that starts one script as root. */
public final class CronFile {
    private CronFile() {}

    /**
     * @param schedule five fields of cron, or {@code @daily} and its like
     * @param script a file name, of which cron sees no {@code %}
     */
    public static String render(String schedule, String script) {
        if (schedule.chars().anyMatch(unit -> unit < ' ' || unit == '%')) {
            throw new IllegalArgumentException("Not a schedule: " + schedule);
        }
        if (script.indexOf('%') >= 0) {
            throw new IllegalArgumentException("A % in a cron line is a line end: " + script);
        }
        return Templates.render("cron.ftl", Language.SHELL, Map.of("schedule", schedule, "script", script));
    }
}
