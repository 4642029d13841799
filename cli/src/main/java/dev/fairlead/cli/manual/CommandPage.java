package dev.fairlead.cli.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The reference of the command line as a page of Markdown, from the description that reads it. */
public final class CommandPage {
    private static final int FIRST_OF_ITS_OWN = 3;

    private final List<CommandEntry> entries;

    private CommandPage(List<CommandEntry> entries) {
        this.entries = entries;
    }

    /** @param root with everything behind it */
    public static String of(CommandLine root) {
        return new CommandPage(CommandEntry.all(root)).page();
    }

    private String page() {
        CommandEntry root = entries.getFirst();
        var out = new StringBuilder("""
            # The command line

            <!-- Made from the description that reads the command line. After a change there: scripts/reference -->

            """);
        out.append("    fairlead [OPTIONS] COMMAND\n\n").append(root.sentence()).append(' ');
        out.append(String.join("\n\n", root.note().prose())).append("\n\n");
        out.append(contents());
        out.append("\n## Options of every command\n\n").append(options(root.options()));
        out.append("\n## Exit status\n\n").append(statuses());
        out.append("\n## Environment\n\n").append(pairs("Variable", Surroundings.VARIABLES));
        out.append("\n## Files\n\n").append(pairs("File", Surroundings.FILES));
        entries.stream().skip(1).forEach(entry -> out.append(section(entry)));
        return out.toString();
    }

    private String contents() {
        var out = new StringBuilder(Markdown.head("Command", "Does"));
        entries.stream()
                .skip(1)
                .forEach(entry -> out.append(Markdown.row(List.of(
                        Markdown.link(Markdown.code(entry.path()), Markdown.slug(entry.line())), entry.sentence()))));
        return out.toString();
    }

    /** Which commands end with a status that not every command can end with. */
    private String statuses() {
        var out = new StringBuilder(Markdown.head("Status", "Meaning", "Of"));
        Statuses.ALL.forEach((status, meaning) -> {
            String of = status < FIRST_OF_ITS_OWN || status > 100
                    ? "all"
                    : entries.stream()
                            .filter(entry -> entry.note().statuses().containsKey(status))
                            .map(entry -> Markdown.code(entry.path()))
                            .collect(Collectors.joining(", "));
            out.append(Markdown.row(List.of(Integer.toString(status), meaning, of)));
        });
        return out + "\n`run` and `lab ssh` end with the status of what they ran.\n";
    }

    private static String pairs(String what, Map<String, String> pairs) {
        var out = new StringBuilder(Markdown.head(what, "Meaning"));
        pairs.forEach((name, meaning) -> out.append(Markdown.row(List.of(Markdown.code(name), meaning))));
        return out.toString();
    }

    private static String options(List<OptionSpec> options) {
        var out = new StringBuilder(Markdown.head("Option", "Meaning"));
        options.forEach(option -> out.append(
                Markdown.row(List.of(Markdown.code(CommandEntry.typed(option)), CommandEntry.description(option)))));
        return out.toString();
    }

    private static String section(CommandEntry entry) {
        Note note = entry.note();
        var out = new StringBuilder("\n## `" + entry.line() + "`\n\n" + entry.sentence() + "\n\n");
        note.prose().forEach(paragraph -> out.append(paragraph).append("\n\n"));
        out.append("    ").append(synopsis(entry)).append("\n\n");
        out.append(arguments(entry));
        if (!entry.children().isEmpty()) {
            entry.children()
                    .forEach(child -> out.append("- ")
                            .append(Markdown.link(Markdown.code(child.line()), Markdown.slug(child.line())))
                            .append(": ")
                            .append(child.sentence())
                            .append('\n'));
            out.append('\n');
        }
        out.append("```sh\n");
        note.examples()
                .forEach(example -> out.append("# ")
                        .append(example.does())
                        .append('\n')
                        .append(example.line())
                        .append('\n'));
        out.append("```\n");
        if (!note.statuses().isEmpty()) {
            out.append("\nExit status: ")
                    .append(note.statuses().entrySet().stream()
                            .map(status -> status.getKey() + ": " + status.getValue())
                            .collect(Collectors.joining("; ")))
                    .append(".\n");
        }
        return out.toString();
    }

    private static String synopsis(CommandEntry entry) {
        var parts = new ArrayList<>(List.of(entry.line()));
        parts.addAll(entry.synopsis());
        return String.join(" ", parts);
    }

    private static String arguments(CommandEntry entry) {
        var out = new StringBuilder();
        entry.positionals()
                .forEach(word -> out.append(Markdown.row(
                        List.of(Markdown.code(CommandEntry.label(word)), CommandEntry.description(word)))));
        entry.options()
                .forEach(option -> out.append(Markdown.row(
                        List.of(Markdown.code(CommandEntry.typed(option)), CommandEntry.description(option)))));
        return out.isEmpty() ? "" : Markdown.head("Argument", "Meaning") + out + "\n";
    }
}
