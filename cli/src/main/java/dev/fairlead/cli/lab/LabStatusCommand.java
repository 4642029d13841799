package dev.fairlead.cli.lab;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.lab.Lab;
import dev.fairlead.lab.LabStatus;
import java.util.Locale;

/** {@code fairlead lab status}. */
final class LabStatusCommand implements Command {
    private final LabBox lab;

    public LabStatusCommand(Options options) {
        lab = new LabBox(options);
    }

    @Override
    public int run(Desk desk) {
        var found = Lab.find(lab.settings(desk));
        if (found.isEmpty()) {
            desk.out().print("There is no lab.\n");
            return ExitStatus.DONE;
        }
        try (Lab up = found.get()) {
            desk.out().print(text(up.status()));
        }
        return ExitStatus.DONE;
    }

    private static String text(LabStatus status) {
        var text = new StringBuilder();
        text.append("engine    ").append(status.engine()).append('\n');
        text.append("registry  ")
                .append(status.registry().isEmpty() ? "does not run" : status.registry())
                .append('\n');
        for (LabStatus.BoxStatus box : status.boxes()) {
            text.append("box       %s, %s, %s, %s%n"
                    .formatted(
                            box.name(),
                            box.release().name().toLowerCase(Locale.ROOT),
                            box.address(),
                            box.runs() ? "runs" : "does not run"));
        }
        status.images().forEach(image -> text.append("image     ").append(image).append('\n'));
        return text.toString();
    }
}
