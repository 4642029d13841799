package dev.fairlead.cli.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command, as the manual and the completion scripts know it.
 *
 * @param words behind {@code fairlead}; none for that itself
 */
record CommandEntry(List<String> words, CommandSpec spec) {
    /** All commands, each before those that stand behind it. */
    static List<CommandEntry> all(CommandLine root) {
        var entries = new ArrayList<CommandEntry>();
        new CommandEntry(List.of(), root.getCommandSpec()).collect(entries);
        return entries;
    }

    private void collect(List<CommandEntry> into) {
        into.add(this);
        children().forEach(child -> child.collect(into));
    }

    List<CommandEntry> children() {
        return spec.subcommands().entrySet().stream()
                .map(entry -> {
                    var longer = new ArrayList<>(words);
                    longer.add(entry.getKey());
                    return new CommandEntry(longer, entry.getValue().getCommandSpec());
                })
                .toList();
    }

    /** The words with a space between them; empty for the root. */
    String path() {
        return String.join(" ", words);
    }

    /** As it is typed. */
    String line() {
        return words.isEmpty() ? "fairlead" : "fairlead " + path();
    }

    /** Its last word. */
    String name() {
        return words.isEmpty() ? "fairlead" : words.getLast();
    }

    String sentence() {
        return text(spec.usageMessage().description());
    }

    Note note() {
        return Objects.requireNonNullElse(CommandNotes.ALL.get(path()), Note.NONE);
    }

    /** Those of every command for the root, and its own for every other. */
    List<OptionSpec> options() {
        return spec.options().stream().filter(option -> !option.inherited()).toList();
    }

    List<OptionSpec> inherited() {
        return spec.options().stream().filter(OptionSpec::inherited).toList();
    }

    List<PositionalParamSpec> positionals() {
        return spec.positionalParameters();
    }

    static String text(String[] lines) {
        return String.join(" ", Arrays.asList(lines));
    }

    static String description(ArgSpec argument) {
        return text(argument.description());
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    /** The option as it is typed, with a word for its value. */
    static String typed(OptionSpec option) {
        return String.join(", ", option.names()) + (takesValue(option) ? "=" + option.paramLabel() : "");
    }

    /** The longest of its names. */
    static String longest(OptionSpec option) {
        return option.longestName();
    }

    /** Its options and words in brackets, one after the other. */
    List<String> synopsis() {
        var parts = new ArrayList<String>();
        for (OptionSpec option : options()) {
            parts.add("[" + longest(option) + (takesValue(option) ? "=" + option.paramLabel() : "") + "]");
        }
        positionals().forEach(word -> parts.add("[" + label(word) + "]"));
        if (!children().isEmpty()) {
            parts.add("COMMAND");
        }
        return parts;
    }

    static String label(PositionalParamSpec word) {
        return word.paramLabel() + (word.arity().max() > 1 ? "..." : "");
    }
}
