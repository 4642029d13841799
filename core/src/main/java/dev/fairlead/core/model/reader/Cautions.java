package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.Ssh;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a model may say, and what may still go wrong with it. */
public final class Cautions {
    private static final Pattern DATABASE = Pattern.compile(".*\\.(db|sqlite|sqlite3)", Pattern.CASE_INSENSITIVE);

    private Cautions() {}

    /** By what is wrong, each in the order of the file. */
    public static List<Diagnostic> of(ServerModel model) {
        var cautions = new ArrayList<Diagnostic>();
        Diagnostic shut = sshShut(model);
        if (shut != null) {
            cautions.add(shut);
        }
        model.apps().values().forEach(app -> databasesMountedAlone(app, model, cautions));
        model.apps().values().forEach(app -> holdOutlastsPatience(app, model, cautions));
        cautions.addAll(SharedMounts.cautions(model));
        return cautions;
    }

    /** That the ports of the instance shut out whoever keeps the box; null where they do not. */
    public static @Nullable Diagnostic sshShut(ServerModel model) {
        Lightsail lightsail = model.lightsail();
        int port = Objects.requireNonNullElse(model.ssh().port(), Ssh.USUAL_PORT);
        if (lightsail != null
                && lightsail.firewall().stream().noneMatch(rule -> lets(rule, port))
                && model.ssh().proxyJump() == null) {
            return Diagnostic.of("`lightsail.firewall` does not open port " + port + ", by which the box is reached.")
                    .at(model.locate("lightsail.firewall"))
                    .why("Once the ports are set, no command finds its way into the box.")
                    .fix("Add `{port: " + port + "}` to it.");
        }
        return null;
    }

    private static boolean lets(Lightsail.FirewallRule rule, int port) {
        return switch (rule.protocol()) {
            case ALL -> true;
            case TCP -> rule.fromPort() <= port && port <= rule.toPort();
            case UDP, ICMP -> false;
        };
    }

    /** By the name alone: whether it is a database, and in which mode, only the box can tell. */
    private static void databasesMountedAlone(AppModel model, ServerModel server, List<Diagnostic> cautions) {
        App app = model.app();
        for (int i = 0; i < app.volumes().size(); i++) {
            App.Volume volume = app.volumes().get(i);
            if ((app.strategy() == App.Strategy.BLUE_GREEN || hasOthersBesideIt(model))
                    && App.isMountedAlone(volume)
                    && DATABASE.matcher(volume.host()).matches()) {
                cautions.add(Diagnostic.of(
                                "`" + volume.host() + "` looks like a SQLite database that is mounted alone.")
                        .at(server.locate(model.at("app.volumes[" + i + "].host")))
                        .why("SQLite writes to files beside it, " + volume.container() + "-wal or -journal, and each"
                                + " container has its own of those. "
                                + besideIt(model)
                                + ": in WAL mode they lose each other's rows.")
                        .fix("Mount a directory that holds it, for instance `{host: data, container: /app/data}`."
                                + " `fairlead plan` and `fairlead doctor` tell which mode it is in"
                                + (hasOthersBesideIt(model)
                                        ? "."
                                        : "; without WAL, `strategy: recreate` in `" + model.at("app")
                                                + "` will do too.")));
            }
        }
    }

    /** To nginx a request that is held is one whose app has not answered yet. */
    private static void holdOutlastsPatience(AppModel app, ServerModel server, List<Diagnostic> cautions) {
        Nginx nginx = app.nginx();
        if (nginx == null
                || nginx.site().hold().isZero()
                || nginx.site().hold().compareTo(nginx.proxyReadTimeout()) < 0) {
            return;
        }
        cautions.add(Diagnostic.of("A request is held for "
                        + nginx.site().hold().toSeconds() + "s, and nginx waits for an answer for "
                        + nginx.proxyReadTimeout().toSeconds() + "s.")
                .at(server.locate(app.at("nginx.proxyReadTimeout")))
                .why(
                        "While no colour of the app answers, `nginx.hold` has requests wait. nginx gives up before that is over,"
                                + " and shows the error page to visitors whom the app would have answered a moment later.")
                .fix("Make `nginx.hold` shorter than `nginx.proxyReadTimeout`, or `hold: 0s`."));
    }

    /** One at a time is no mend for them: a job that is stopped while it writes leaves its journal in its own container. */
    private static boolean hasOthersBesideIt(AppModel model) {
        return model.hasServiceOfRelease() || !model.jobs().isEmpty();
    }

    private static String besideIt(AppModel model) {
        if (model.hasServiceOfRelease()) {
            return "A service beside the app is one more";
        }
        return model.jobs().isEmpty() ? "During a release two run" : "A job beside the app is one more";
    }
}
