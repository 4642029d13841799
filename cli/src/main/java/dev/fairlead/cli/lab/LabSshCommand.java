package dev.fairlead.cli.lab;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.lab.Lab;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code fairlead lab ssh}: the system's ssh client on this very terminal. Ends with the status of what it ran. */
final class LabSshCommand implements Command {
    private final LabBox lab;
    private final Supplier<List<String>> words;

    public LabSshCommand(Options options) {
        lab = new LabBox(options);
        words = options.rest("COMMAND", "Run there instead of a shell.");
    }

    @Override
    public int run(Desk desk) throws InterruptedException {
        var command = new ArrayList<String>();
        try (Lab found = lab.running(desk)) {
            command.addAll(found.sshCommand(lab.in(found)));
        }
        command.addAll(words.get());
        desk.out().flush();
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new Refusal(Diagnostic.of("`ssh` could not be started.").why(e.getMessage()));
        }
    }
}
