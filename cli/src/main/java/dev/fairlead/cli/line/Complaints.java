package dev.fairlead.cli.line;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in a sentence. */
public final class Complaints {
    private Complaints() {}

    public static Diagnostic about(ParameterException e) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        return switch (e) {
            case UnmatchedArgumentException unmatched ->
                unknown(unmatched.getUnmatched().getFirst(), spec);
            case MissingParameterException missing
            when missing.getMissing().getFirst() instanceof OptionSpec option ->
                Diagnostic.of("`" + option.longestName() + "` needs a value: `" + option.longestName() + " "
                                + option.paramLabel() + "`.")
                        .fix(advice(spec));
            default -> Diagnostic.of(sentence(e.getMessage())).fix(advice(spec));
        };
    }

    public static Diagnostic missingVerb(CommandSpec spec) {
        return Diagnostic.of("`" + spec.qualifiedName() + "` needs a command: " + String.join(", ", verbs(spec)) + ".")
                .fix(advice(spec));
    }

    private static Diagnostic unknown(String word, CommandSpec spec) {
        boolean isOption = word.startsWith("-") && word.length() > 1;
        String name = isOption ? word.split("=", 2)[0] : word;
        String noun = isOption ? "option" : spec.subcommands().isEmpty() ? "argument" : "command";
        @Nullable String near = Suggestion.didYouMean(name, isOption ? options(spec) : verbs(spec));
        return Diagnostic.of("`" + spec.qualifiedName() + "` has no " + noun + " " + Quoted.of(name) + ".")
                .fix(near == null ? advice(spec) : near);
    }

    private static List<String> options(CommandSpec spec) {
        return new ArrayList<>(spec.optionsMap().keySet());
    }

    private static List<String> verbs(CommandSpec spec) {
        return new ArrayList<>(spec.subcommands().keySet());
    }

    private static String advice(CommandSpec spec) {
        return "fairlead" + spec.qualifiedName().substring("fairlead".length()) + " --help";
    }

    private static String sentence(@Nullable String message) {
        String text = message == null || message.isBlank() ? "The command line is wrong" : message.strip();
        String quoted = text.replace('\'', '`');
        return Character.toUpperCase(quoted.charAt(0)) + quoted.substring(1) + (quoted.endsWith(".") ? "" : ".");
    }
}
