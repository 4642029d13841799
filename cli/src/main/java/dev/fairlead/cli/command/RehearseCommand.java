package dev.fairlead.cli.command;

import dev.fairlead.cli.files.Scratch;
import dev.fairlead.cli.lab.LabModel;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.lab.Box;
import dev.fairlead.lab.Lab;
import dev.fairlead.lab.LabSettings;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead rehearse}. */
final class RehearseCommand implements Command {
    private static final String LAB = "rehearsal";
    private static final String SECOND_VERSION = "v1.0.6";

    private final Supplier<@Nullable String> tag;
    private final BooleanSupplier sample;

    RehearseCommand(Options options) {
        tag = options.word("TAG", "A tag to rehearse a deploy with; without it none is.");
        sample =
                options.flag("--sample", "Takes the example model and an app of the lab in place of a model of yours.");
    }

    @Override
    public int run(Desk desk) throws InterruptedException {
        LabSettings settings = LabSettings.from(desk.environment().variables())
                .named(LAB)
                .tellingProgressTo(phrase -> {
                    desk.err().print("lab: " + phrase + "\n");
                    desk.err().flush();
                });
        if (!sample.getAsBoolean()) {
            Rehearsal.requireBoxFor(desk.model());
        }
        desk.interruption().await();
        try (Lab lab = Lab.up(settings);
                var scratch = Scratch.open("fairlead-rehearsal")) {
            lab.boxes().forEach(Box::remove);
            try (var rehearsal = rehearsal(desk, lab, scratch.directory())) {
                return rehearsal.play();
            } finally {
                lab.down();
            }
        }
    }

    private Rehearsal rehearsal(Desk desk, Lab lab, Path scratch) {
        if (!sample.getAsBoolean()) {
            return Rehearsal.of(desk, lab, scratch, desk.file(), tag.get());
        }
        lab.publishApp(SECOND_VERSION);
        Path model = scratch.resolve("fairlead.yaml");
        LabModel.writeForCloud(model, lab);
        return Rehearsal.of(desk, lab, scratch, model, SECOND_VERSION);
    }
}
