package dev.fairlead.cli.lab;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.lab.Box;
import dev.fairlead.lab.DebianRelease;
import dev.fairlead.lab.Lab;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code fairlead lab up}. */
final class LabUpCommand implements Command {
    private final LabBox lab;
    private final Supplier<String> release;
    private final Supplier<String> model;
    private final BooleanSupplier lightsail;

    public LabUpCommand(Options options) {
        lab = new LabBox(options);
        release = options.choice("--release", List.of("bookworm", "trixie"), "The Debian that the box gets");
        model = options.value("--model", "FILE", "Where the box's model is written (default: lab.yaml).", "lab.yaml");
        lightsail = options.flag("--lightsail", "Serves a stand-in for Lightsail in place of a box, until Ctrl-C.");
    }

    @Override
    public int run(Desk desk) throws InterruptedException {
        Path file = desk.environment().path(model.get());
        LabModel.checkMayWrite(file);
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        try (Lab found = Lab.up(lab.settings(desk))) {
            if (lightsail.getAsBoolean()) {
                return LabCloud.serve(desk, lab, found, file, watch);
            }
            Box box = found.box(LabBox.NAME)
                    .orElseGet(() -> found.boot(
                            LabBox.NAME, DebianRelease.valueOf(release.get().toUpperCase(Locale.ROOT))));
            LabModel.write(file, found, box);
            desk.out().print(told(box, watch));
        }
        return ExitStatus.DONE;
    }

    private String told(Box box, Stopwatch watch) {
        return """
                The lab is up: a fresh Debian box at %s. (%d s)
                Its model is `%s`, which names no real account. Next:

                    fairlead -f %s plan
                    fairlead -f %s apply
                """.formatted(box.address(), watch.elapsed().toSeconds(), model.get(), model.get(), model.get());
    }
}
