package dev.fairlead.benchmark;

import dev.fairlead.lab.Box;
import dev.fairlead.lab.DebianRelease;
import dev.fairlead.lab.Lab;
import dev.fairlead.lab.LabSettings;
import dev.fairlead.lab.net.Traffic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lab of the benchmark, which is no other lab, and goes when the benchmark ends. */
final class Stage implements AutoCloseable {
    private static final String NAME = "benchmark";
    private static final Path DIRECTORY = Path.of("integration-tests/target/benchmark");

    /** The box that Fairlead has brought in line, once it is asked for. */
    private @Nullable Box inLine;

    private final Lab lab;
    private final Workshop workshop;

    private Stage(Lab lab, Workshop workshop) {
        this.lab = lab;
        this.workshop = workshop;
    }

    /** Boxes that an interrupted run left behind are removed. */
    static Stage up(Consumer<String> progress) {
        var settings = LabSettings.from(System.getenv()).named(NAME).tellingProgressTo(progress);
        Lab lab = Lab.up(settings);
        lab.boxes().forEach(Box::remove);
        return new Stage(lab, Workshop.in(DIRECTORY));
    }

    Box boot(String name, List<String> packages) {
        return boot(name, DebianRelease.BOOKWORM, packages);
    }

    Box boot(String name, DebianRelease release, List<String> packages) {
        return lab.boot(name, release, packages);
    }

    void publish(String tag) {
        lab.publishApp(tag);
    }

    /** A box that is as the model says. */
    Box inLine() {
        Box box = inLine;
        if (box == null) {
            box = boot("plain", List.of());
            bringInLine(box);
            inLine = box;
        }
        return box;
    }

    void bringInLine(Box box) {
        var stopwatch = new Stopwatch(workshop.directory());
        stopwatch.run(fairlead("apply", box, Route.straight(box), "--yes"));
        stopwatch.run(fairlead("plan", box, Route.straight(box), "--exit-code"));
    }

    Workshop workshop() {
        return workshop;
    }

    Lab lab() {
        return lab;
    }

    String registry() {
        return lab.registry();
    }

    /** The model of a box as a file of its own for each route. */
    Path model(Box box, Route route) {
        return workshop.file(
                box.name() + "-" + route.port() + ".yaml", ReferenceModel.text(box, route, lab.registry()));
    }

    Contestant fairlead(String verb, Box box, Route route, String... options) {
        return fairlead(verb, model(box, route), route.traffic(), options);
    }

    /** By a model of one's own. */
    static Contestant fairlead(String verb, Path model, @Nullable Traffic traffic, String... options) {
        var command = new ArrayList<>(List.of("./fairlead", "-f", model.toString(), verb));
        command.addAll(List.of(options));
        return new Contestant("fairlead " + verb, command, Contestant.NOTHING, traffic);
    }

    @Override
    public void close() {
        lab.down();
        lab.close();
    }
}
