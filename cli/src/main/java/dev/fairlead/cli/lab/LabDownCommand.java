package dev.fairlead.cli.lab;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.lab.Lab;

/** {@code fairlead lab down}. */
final class LabDownCommand implements Command {
    private final LabBox lab;

    public LabDownCommand(Options options) {
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
            up.down();
        }
        desk.out().print("The lab is gone; its images are kept for the next time.\n");
        return ExitStatus.DONE;
    }
}
