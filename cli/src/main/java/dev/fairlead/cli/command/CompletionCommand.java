package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.CommandTree;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.manual.BashCompletion;
import dev.fairlead.cli.manual.FishCompletion;
import dev.fairlead.cli.manual.ZshCompletion;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code fairlead completion}. */
final class CompletionCommand implements Command {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private final Supplier<@Nullable String> shell;

    CompletionCommand(Options options) {
        shell = options.word("SHELL", "The shell it is for: bash (the default), zsh or fish.", SHELLS);
    }

    @Override
    public int run(Desk desk) {
        String wanted = Objects.requireNonNullElse(shell.get(), SHELLS.getFirst());
        CommandLine root = CommandTree.complete(Verbs.ALL);
        desk.out()
                .print(
                        switch (wanted) {
                            case "bash" -> BashCompletion.of(root);
                            case "zsh" -> ZshCompletion.of(root);
                            case "fish" -> FishCompletion.of(root);
                            default ->
                                throw Refusal.ofCommandLine(
                                        Diagnostic.of("There is no completion for " + Quoted.of(wanted) + ".")
                                                .fix("Give one of: " + String.join(", ", SHELLS) + "."));
                        });
        return ExitStatus.DONE;
    }
}
