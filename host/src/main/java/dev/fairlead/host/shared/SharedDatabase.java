package dev.fairlead.host.shared;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite database that is mounted alone: containers share the file, and each has its own of what SQLite keeps beside
 * it. What comes of that is measured in decision 17.
 */
public record SharedDatabase(AppModel app, App.Volume volume, Mode mode) {
    /** The word that each line of the answer begins with. */
    public static final String WORD = "database";

    private static final String MAGIC = "53514c69746520666f726d6174203300";
    private static final int VERSION_AT = 36;

    /** How SQLite keeps what is not yet in the file, by the version in its header. */
    public enum Mode {
        WAL,
        ROLLBACK
    }

    private record Candidate(AppModel app, App.Volume volume) {}

    private static List<Candidate> candidates(ServerModel model) {
        var candidates = new ArrayList<Candidate>();
        for (AppModel app : model.apps().values()) {
            app.app().volumes().stream()
                    .filter(App::isMountedAlone)
                    .forEach(volume -> candidates.add(new Candidate(app, volume)));
        }
        return candidates;
    }

    /** Prints {@code database NUMBER HEADER} for each file there is; a header is twenty bytes in hexadecimal digits. */
    public static String probe(ServerModel model) {
        var script = new StringBuilder();
        List<Candidate> candidates = candidates(model);
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            String path =
                    Shell.quote(candidate.app().app().onHost(candidate.volume().host()));
            script.append(
                    "[ ! -f %2$s ] || printf '%3$s %1$d %%s\\n' \"$(head -c 20 -- %2$s | od -An -v -tx1 | tr -d ' \\n')\"\n"
                            .formatted(i, path, WORD));
        }
        return script.append(":\n").toString();
    }

    /** @param values {@code NUMBER HEADER} */
    public static List<SharedDatabase> read(List<String> values, ServerModel model) {
        List<Candidate> candidates = candidates(model);
        var found = new ArrayList<SharedDatabase>();
        for (String value : values) {
            String[] words = value.split(" ", 2);
            Mode mode = words.length < 2 ? null : mode(words[1]);
            if (mode != null) {
                Candidate candidate = candidates.get(Integer.parseInt(words[0]));
                var database = new SharedDatabase(candidate.app(), candidate.volume(), mode);
                if (database.isAtRisk()) {
                    found.add(database);
                }
            }
        }
        return found;
    }

    private static @Nullable Mode mode(String header) {
        if (!header.startsWith(MAGIC) || header.length() < VERSION_AT + 4) {
            return null;
        }
        return header.startsWith("0202", VERSION_AT) ? Mode.WAL : Mode.ROLLBACK;
    }

    /**
     * In WAL mode a container that is removed takes rows with it, whether or not another one runs beside it. A rollback
     * journal is lost with any container that is killed while it writes, and a job has one of its own.
     */
    private boolean isAtRisk() {
        return mode == Mode.WAL || isBlueGreen() || hasOthersBesideIt();
    }

    private boolean hasOthersBesideIt() {
        return app.hasServiceOfRelease() || !app.jobs().isEmpty();
    }

    private boolean isBlueGreen() {
        return app.app().strategy() == App.Strategy.BLUE_GREEN;
    }

    public String sentence() {
        return "`" + volume.host() + "` of `" + app.name() + "` is a SQLite database in "
                + (mode == Mode.WAL ? "WAL" : "rollback-journal") + " mode, and is mounted alone.";
    }

    public String why() {
        return switch (mode) {
            case WAL ->
                "Each container keeps a " + volume.container() + "-wal of its own. "
                        + (when().isEmpty() ? "" : "While two run, " + when() + ", rows are lost. ")
                        + "What is not yet in the file when a container is removed goes with it.";
            case ROLLBACK ->
                "This is safe as long as nothing crashes. A container that dies while it writes"
                        + (app.jobs().isEmpty() ? "" : ", or a job that is stopped at its `timeout`,") + " leaves a "
                        + volume.container() + "-journal that no other one sees, and without it the file is damaged.";
        };
    }

    private String when() {
        var occasions = new ArrayList<String>();
        if (isBlueGreen()) {
            occasions.add("during a release");
        }
        if (!app.jobs().isEmpty()) {
            occasions.add("a job beside the app");
        }
        if (app.hasServiceOfRelease()) {
            occasions.add("a service beside the app");
        }
        return String.join(" or ", occasions);
    }

    public String fix() {
        String inside = volume.container().substring(0, volume.container().lastIndexOf('/'));
        String mount = "mount a directory that holds it in `" + app.at("app.volumes") + "`: `- {host: data, container: "
                + inside + "/data}`; stop the app, move the file there, and tell the app its new place.";
        return switch (mode) {
            case WAL -> "Run `PRAGMA wal_checkpoint(TRUNCATE)` in the app's container. Then " + mount;
            case ROLLBACK -> "M" + mount.substring(1) + (hasOthersBesideIt() ? "" : orOneAtATime());
        };
    }

    private String orOneAtATime() {
        return " Or set `" + app.at("app.strategy") + ": recreate`: the old container is stopped before the new one"
                + " starts, and nothing answers until that is healthy.";
    }

    /** For a plan. */
    public String note() {
        return sentence() + " " + why() + " " + fix();
    }
}
