package dev.fairlead.host.doctor;

import dev.fairlead.core.model.ServerModel;
import java.util.List;
import java.util.regex.Pattern;

/** A release needs one of the two Compose that are known to work: {@code docker compose}, or docker-compose 1.29. */
public final class ComposeVersion implements Check {
    private static final Pattern PLUGIN = Pattern.compile("v?[2-9][0-9]*\\..*");
    private static final Pattern STANDALONE = Pattern.compile("v?(1\\.29|[2-9][0-9]*)\\..*");

    @Override
    public String name() {
        return "compose";
    }

    @Override
    public String probe(ServerModel model) {
        return """
                fl_plugin=$(timeout 10 docker compose version --short 2>/dev/null)
                printf 'plugin %s\\n' "$fl_plugin"
                [ -n "$fl_plugin" ] ||
                    printf 'standalone %s\\n' "$(timeout 10 docker-compose version --short 2>/dev/null)"
                :
                """;
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        if (around.model().apps().isEmpty()) {
            return List.of();
        }
        String plugin = answer.value("plugin");
        String standalone = answer.value("standalone");
        if (PLUGIN.matcher(plugin).matches()) {
            return List.of(ok("`docker compose` is " + plugin + "."));
        }
        if (STANDALONE.matcher(standalone).matches()) {
            return List.of(ok("`docker-compose` is " + standalone + "."));
        }
        if (!standalone.isEmpty()) {
            return List.of(problem("`docker-compose` is " + standalone + ", which is too old.")
                    .why("Fairlead works with docker-compose 1.29 and with `docker compose` 2.")
                    .fix("apt-get install --only-upgrade docker-compose"));
        }
        return List.of(problem("There is no Compose on the box.")
                .why("neither `docker compose` nor `docker-compose` says its version")
                .fix("fairlead apply"));
    }
}
