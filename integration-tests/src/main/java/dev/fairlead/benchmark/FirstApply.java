package dev.fairlead.benchmark;

import dev.fairlead.host.shell.Shell;
import dev.fairlead.lab.Box;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** The first apply to a fresh box, beside a hand-written script that does the same to another. */
final class FirstApply {
    private static final int ROUNDS = 5;

    private final Stopwatch stopwatch;
    private final Stage stage;

    FirstApply(Stopwatch stopwatch, Stage stage) {
        this.stopwatch = stopwatch;
        this.stage = stage;
    }

    /** Each run has a box of its own, and the two take turns. */
    void measure(Report report, Targets targets) {
        Path script = script();
        var byFairlead = new ArrayList<Run>();
        var byHand = new ArrayList<Run>();
        for (int round = 0; round < ROUNDS; round++) {
            byFairlead.add(
                    onFreshBox("fairlead-" + round, box -> stage.fairlead("apply", box, Route.straight(box), "--yes")));
            byHand.add(onFreshBox(
                    "by-hand-" + round,
                    box -> Ssh.to(box, stage.workshop())
                            .command("a script by hand", Route.straight(box), script, "sudo", "sh", "-s")));
        }
        var results = new LinkedHashMap<Contestant, Samples>();
        var hand = Contestant.local("a script by hand");
        results.put(hand, new Samples(byHand));
        results.put(Contestant.local("fairlead apply"), new Samples(byFairlead));
        report.heading("The first apply to a fresh box");
        report.table(results, hand);
        double ratio = new Samples(byFairlead).wall().median()
                / new Samples(byHand).wall().median();
        targets.add("first apply, by a script that does the same", 1.2, ratio, "%.2f ×");
    }

    private Run onFreshBox(String name, Function<Box, Contestant> contestant) {
        Box box = stage.boot(name, List.of());
        try {
            return stopwatch.run(contestant.apply(box));
        } finally {
            box.remove();
        }
    }

    private Path script() {
        Box model = stage.inLine();
        var owned = Owned.on(model);
        List<String> paths = owned.names("file", "directory", "env", "volume");
        String names = Shell.words(paths.stream().map(path -> path.substring(1)).toList());
        // Some are owned so that they stay away.
        byte[] files = model.sh(
                        "cd / && ls -d -- " + names + " 2>/dev/null | tar -cz --no-recursion --numeric-owner -T -")
                .orThrow()
                .stdout();
        var script = new Script()
                .list("PACKAGES", installedOn(model))
                .list("IMAGES", owned.names("image"))
                .list("DIRECTORY", List.of("/opt/visa_bulletin"))
                .file("/tmp/files.tar.gz", files);
        return stage.workshop().file("first-apply.sh", script.before(Resources.text("first-apply.sh")));
    }

    /** What was asked for by name there, and is not on a fresh box. */
    private List<String> installedOn(Box model) {
        Box fresh = stage.boot("fresh", List.of());
        try {
            List<String> before = packages(fresh);
            return packages(model).stream()
                    .filter(name -> !before.contains(name))
                    .toList();
        } finally {
            fresh.remove();
        }
    }

    private static List<String> packages(Box box) {
        return box.sh("apt-mark showmanual").orThrow().text().lines().toList();
    }
}
