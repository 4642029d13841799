package dev.fairlead.host.doctor;

import dev.fairlead.core.model.ServerModel;
import java.util.List;

/** Without an engine nothing of an app runs, and without one that starts at boot nothing runs after the next. */
public final class Engine implements Check {
    private static final long MANY_RESTARTS = 2;

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public String probe(ServerModel model) {
        return """
                command -v docker >/dev/null || { echo none; exit 0; }
                printf 'status %s\\n' "$fl_engine_status"
                printf 'said %s\\n' "$(printf %s "$fl_engine" | tr '\\n' ' ')"
                fl_systemctl show docker.service --property=ActiveState --property=SubState --property=NRestarts \\
                    --property=Result --property=UnitFileState | tr = ' '
                printf 'log %s\\n' "$(timeout 10 journalctl --no-pager -q -u docker.service -p err -n 1 -o cat 2>/dev/null | cut -c1-300)"
                """;
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        if (around.model().apps().isEmpty()) {
            return List.of();
        }
        if (answer.has("none")) {
            return List.of(problem("There is no Docker on the box.").fix("fairlead apply"));
        }
        if (answer.number("status") != 0) {
            return List.of(problem("Docker does not answer.")
                    .why(why(answer))
                    .fix("systemctl restart docker; journalctl -u docker -n 50 --no-pager"));
        }
        String version = answer.value("said");
        if (restarts(answer) > MANY_RESTARTS) {
            return List.of(warning("Docker " + version + " answers, and has been started anew " + restarts(answer)
                            + " times since boot.")
                    .why(last(answer))
                    .fix("journalctl -u docker -n 200 --no-pager"));
        }
        if (answer.value("UnitFileState").equals("disabled")) {
            return List.of(warning("Docker " + version + " answers, and does not start at boot.")
                    .why("docker.service is disabled")
                    .fix("systemctl enable docker"));
        }
        return List.of(ok("Docker " + version + " answers."));
    }

    private static long restarts(Lines answer) {
        String restarts = answer.value("NRestarts");
        return restarts.isEmpty() ? 0 : Long.parseLong(restarts);
    }

    private static String why(Lines answer) {
        String state = answer.value("ActiveState").isEmpty()
                ? ""
                : "docker.service is " + answer.value("ActiveState") + " (" + answer.value("SubState") + ", "
                        + answer.value("Result") + "), started anew " + restarts(answer) + " times. ";
        // `timeout` ends with 124 what did not end by itself.
        String said = answer.number("status") == 124 ? "no answer within 10 s" : answer.value("said");
        String last = last(answer);
        return state + said + (last == null ? "" : "\n" + last);
    }

    private static @org.jspecify.annotations.Nullable String last(Lines answer) {
        return answer.value("log").isEmpty() ? null : answer.value("log");
    }
}
