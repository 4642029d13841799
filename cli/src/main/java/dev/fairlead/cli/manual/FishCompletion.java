package dev.fairlead.cli.manual;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for fish, from 3.0 on. */
public final class FishCompletion {
    private FishCompletion() {}

    /** @param root with everything behind it */
    public static String of(CommandLine root) {
        List<CommandEntry> entries = CommandEntry.all(root);
        return """
            # Completion of fairlead for fish: fairlead completion fish > ~/.config/fish/completions/fairlead.fish

            # Prints the words of the command that stands on the line so far.
            function __fairlead_command
                set -l known %s
                set -l command
                set -l skip no
                set -l words (commandline -opc)
                for word in $words[2..-1]
                    if test $skip = yes
                        set skip no
                        continue
                    end
                    switch $word
                        case %s
                            set skip yes
                        case '-*'
                        case '*'
                            if contains -- "$command $word" $known
                                set command "$command $word"
                            end
                    end
                end
                string trim -- "$command"
            end

            function __fairlead_at
                test (__fairlead_command) = "$argv"
            end

            complete -c fairlead -f
            %s\
            """.formatted(
                        entries.stream()
                                .filter(entry -> !entry.words().isEmpty())
                                .map(entry -> "' " + entry.path() + "'")
                                .collect(Collectors.joining(" ")),
                        valued(entries),
                        entries.stream().map(FishCompletion::lines).collect(Collectors.joining()));
    }

    private static String valued(List<CommandEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.options().stream())
                .filter(CommandEntry::takesValue)
                .flatMap(option -> Arrays.stream(option.names()))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String lines(CommandEntry entry) {
        return Stream.of(
                        entry.children().stream()
                                .map(child -> at(entry) + " -a " + child.name() + " -d " + quoted(child.sentence())),
                        entry.options().stream().map(option -> option(entry, option)),
                        entry.positionals().stream()
                                .filter(word -> !(Wanted.of(word) instanceof Wanted.Unknown))
                                .map(word -> at(entry) + action(word)))
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** Where the command stands on the line; the options of the root may stand behind every other. */
    private static String at(CommandEntry entry) {
        return "complete -c fairlead -n '__fairlead_at " + entry.path() + "'";
    }

    private static String option(CommandEntry entry, OptionSpec option) {
        String where = entry.words().isEmpty() ? "complete -c fairlead" : at(entry);
        String names = Arrays.stream(option.names())
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
        String value = CommandEntry.takesValue(option) ? " -r" + action(option) : "";
        return where + names + value + " -d " + quoted(CommandEntry.description(option));
    }

    private static String action(ArgSpec argument) {
        return switch (Wanted.of(argument)) {
            case Wanted.Word(List<String> words) -> " -a " + quoted(String.join(" ", words));
            case Wanted.AnyFile _ -> " -F";
            case Wanted.AnyDirectory _ -> " -a '(__fish_complete_directories)'";
            case Wanted.Unknown _ -> "";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
