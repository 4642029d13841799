package dev.fairlead.cli.line;

import dev.fairlead.core.diagnostic.Diagnostic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads a command line. Only verbs whose names stand in it are built, the others are a name and a sentence. */
public final class CommandTree {
    private static final int WIDTH = 100;

    private static final String[] STATUSES = {
        "  0  done, or in sync",
        "  1  failed",
        "  2  the command line or the model is wrong",
        "  3  changes pending, or drift that an apply would mend",
        "  4  something could not be observed, so nobody can say",
        "  5  failed and put back, so that the old state serves",
        "130  stopped by Ctrl-C",
    };

    private final List<Verb> verbs;
    private final Set<String> words;
    private final Map<CommandSpec, Command> commands = new HashMap<>();
    private final GlobalOptions globals = new GlobalOptions();

    private CommandTree(List<Verb> verbs, List<String> arguments) {
        this.verbs = verbs;
        this.words = Set.copyOf(arguments);
    }

    /** @param verbs in the order of the help */
    public static Reading read(List<Verb> verbs, List<String> arguments) {
        return new CommandTree(verbs, arguments).reading(arguments);
    }

    private Reading reading(List<String> arguments) {
        CommandLine root = root();
        try {
            ParseResult result = root.parseArgs(Following.spelledOut(arguments).toArray(String[]::new));
            while (result.hasSubcommand() && !result.isUsageHelpRequested()) {
                result = result.subcommand();
            }
            CommandSpec chosen = result.commandSpec();
            if (result.isUsageHelpRequested() || globals.isHelpAsked()) {
                return new Reading.Help(usage(chosen));
            }
            Command command = commands.get(chosen);
            if (globals.isFileEmpty()) {
                return new Reading.Wrong(Diagnostic.of("`--file` names nothing.")
                        .why("A variable that is not set looks like this: -f \"$MODEL\".")
                        .fix("Name the model, or leave the option out for `" + Globals.DEFAULT_FILE + "`."));
            }
            return command == null
                    ? new Reading.Wrong(Complaints.missingVerb(chosen))
                    : new Reading.Run(globals.read(), command);
        } catch (ParameterException e) {
            return new Reading.Wrong(Complaints.about(e));
        }
    }

    /** Every name and every option, built in full: for completion scripts and for checks of the documents. */
    public static CommandLine complete(List<Verb> verbs) {
        var tree = new CommandTree(verbs, List.of());
        return tree.root(true);
    }

    private CommandLine root() {
        return root(false);
    }

    private CommandLine root(boolean everything) {
        CommandSpec root = CommandSpec.create().name("fairlead");
        root.usageMessage()
                .description("Keeps a Debian or Ubuntu server true to a model, over SSH.")
                .sortOptions(false)
                .footerHeading("%nExit status:%n")
                .footer(STATUSES);
        globals.addTo(root);
        verbs.forEach(verb -> root.addSubcommand(verb.name(), spec(verb, everything)));
        var line = new CommandLine(root);
        line.setUsageHelpWidth(WIDTH);
        return line;
    }

    private CommandSpec spec(Verb verb, boolean everything) {
        CommandSpec spec = CommandSpec.create().name(verb.name());
        spec.usageMessage().description(verb.description()).width(WIDTH).sortOptions(false);
        if (everything || words.contains(verb.name())) {
            switch (verb) {
                case Verb.Action action -> commands.put(spec, action.command().apply(new Options(spec)));
                case Verb.Group group ->
                    group.verbs().forEach(inner -> spec.addSubcommand(inner.name(), spec(inner, everything)));
            }
        }
        return spec;
    }

    private static String usage(CommandSpec spec) {
        return spec.commandLine().getUsageMessage(Ansi.OFF);
    }
}
