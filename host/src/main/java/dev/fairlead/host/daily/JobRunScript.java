package dev.fairlead.host.daily;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.host.expansion.Places;
import java.util.List;

/**
 * Starts a job's own script, in bash, and tells what it prints. The job is in a session of its own: it goes on when the
 * connection is gone.
 */
final class JobRunScript {
    private static final String RUN = """
            script=$1 log=$2 envs=$3
            """ + Masks.BASH + """
            [ -f "$script" ] || { echo '= missing'; exit 0; }
            if [ -e "$script.lock" ] && ! flock -n "$script.lock" true; then
                echo "= busy $(grep ' begins, in the release of ' "$log" | tail -n 1)"
                exit 0
            fi
            size=$(stat -c %s -- "$log" 2> /dev/null || echo 0)
            noted() { stat -c '%i %z' -- "$script.$1" 2> /dev/null; }
            skipped=$(noted skipped) last=$(noted last)
            setsid sh "$script" < /dev/null > /dev/null 2>&1 &
            job=$!
            set -m
            { tail --pid="$job" -s 0.1 -c "+$((size + 1))" -F -- "$log" 2> /dev/null | marked '|'; } < /dev/null &
            lines=$!
            while kill -0 "$job" 2> /dev/null; do
                IFS= read -r -t 0.2 word
                [ $? -ne 1 ] || { kill -TERM -- "-$lines"; exit 0; }
            done
            wait "$job"
            status=$?
            wait "$lines"
            # While this one ran, cron may have skipped another: this one was skipped if it left no outcome of its own.
            if [ "$(noted skipped)" != "$skipped" ] && [ "$(noted last)" = "$last" ]; then echo '= busy'; exit 0; fi
            echo "= ended $status $(cat -- "$script.last")"
            """;

    private JobRunScript() {}

    static String text(AppModel app, String job, List<String> envs) {
        return Bash.script(RUN, List.of(Places.jobScript(app, job), Places.jobLog(app, job), String.join("\n", envs)));
    }
}
