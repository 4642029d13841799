package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.CommandTree;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.process.ExitStatus;
import picocli.AutoComplete;

/** {@code fairlead completion}. */
final class CompletionCommand implements Command {
    CompletionCommand(Options options) {}

    @Override
    public int run(Desk desk) {
        desk.out().print(AutoComplete.bash("fairlead", CommandTree.complete(Verbs.ALL)));
        return ExitStatus.DONE;
    }
}
