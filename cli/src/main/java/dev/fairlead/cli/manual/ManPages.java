package dev.fairlead.cli.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Pages for man(1), one for each command, from the description that reads the command line. */
public final class ManPages {
    private static final int SECTION = 1;

    private final List<CommandEntry> entries;
    private final String version;
    private final String date;

    private ManPages(List<CommandEntry> entries, String version, String date) {
        this.entries = entries;
        this.version = version;
        this.date = date;
    }

    /**
     * @param root with everything behind it
     * @param date of this version, like 2026-01-31
     * @return by the names of their files
     */
    public static Map<String, String> of(CommandLine root, String version, String date) {
        return new ManPages(CommandEntry.all(root), version, date).pages();
    }

    private Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        entries.forEach(entry -> pages.put(title(entry) + "." + SECTION, page(entry)));
        return pages;
    }

    private static String title(CommandEntry entry) {
        return entry.line().replace(' ', '-');
    }

    private String page(CommandEntry entry) {
        var page = new Roff(title(entry).toUpperCase(Locale.ROOT), SECTION, date, "Fairlead " + version);
        page.section("NAME").raw(Roff.escaped(title(entry)) + " \\- " + Roff.escaped(phrase(entry.sentence())));
        page.section("SYNOPSIS").raw(synopsis(entry));
        page.section("DESCRIPTION").text(entry.sentence());
        entry.note().prose().forEach(paragraph -> page.paragraph().text(paragraph));
        commands(page, entry);
        options(page, entry);
        examples(page, entry);
        page.section("EXIT STATUS");
        Statuses.of(entry)
                .forEach((status, meaning) -> page.term(Roff.bold(status.toString()), capital(meaning) + "."));
        if (entry.words().isEmpty()) {
            page.section("ENVIRONMENT");
            Surroundings.VARIABLES.forEach((name, meaning) -> page.term(Roff.bold(name), meaning));
            page.section("FILES");
            Surroundings.FILES.forEach((name, meaning) -> page.term(Roff.italic(name), meaning));
        }
        page.section("SEE ALSO").raw(seeAlso(entry));
        return page.toString();
    }

    private static String synopsis(CommandEntry entry) {
        var parts = new ArrayList<>(List.of(Roff.bold(entry.line())));
        for (OptionSpec option : entry.options()) {
            String value = CommandEntry.takesValue(option) ? "=" + Roff.italic(option.paramLabel()) : "";
            parts.add("[" + Roff.bold(CommandEntry.longest(option)) + value + "]");
        }
        entry.positionals().forEach(word -> parts.add("[" + Roff.italic(CommandEntry.label(word)) + "]"));
        if (!entry.children().isEmpty()) {
            parts.add(Roff.italic("COMMAND"));
        }
        return String.join(" ", parts);
    }

    private static void commands(Roff page, CommandEntry entry) {
        if (entry.children().isEmpty()) {
            return;
        }
        page.section("COMMANDS");
        entry.children().forEach(child -> page.term(reference(child), child.sentence()));
    }

    private static void options(Roff page, CommandEntry entry) {
        if (!entry.positionals().isEmpty() || !entry.options().isEmpty()) {
            page.section("OPTIONS");
            entry.positionals()
                    .forEach(word -> page.term(Roff.italic(CommandEntry.label(word)), CommandEntry.description(word)));
            entry.options().forEach(option -> page.term(typed(option), CommandEntry.description(option)));
        }
        if (!entry.words().isEmpty()) {
            String names = entry.inherited().stream()
                    .map(option -> "`" + CommandEntry.longest(option) + "`")
                    .collect(Collectors.joining(", "));
            page.paragraph().text("The options " + names + " are those of every command; see fairlead(1).");
        }
    }

    private static String typed(OptionSpec option) {
        String names = Arrays.stream(option.names()).map(Roff::bold).collect(Collectors.joining(", "));
        return CommandEntry.takesValue(option) ? names + "=" + Roff.italic(option.paramLabel()) : names;
    }

    private static void examples(Roff page, CommandEntry entry) {
        page.section("EXAMPLES");
        List<Note.Example> examples = entry.note().examples();
        for (Note.Example example : examples) {
            if (!example.equals(examples.getFirst())) {
                page.paragraph();
            }
            page.text(example.does() + ":").lines(List.of(example.line()));
        }
    }

    private String seeAlso(CommandEntry entry) {
        String near = entries.stream()
                .filter(other -> isNear(entry, other))
                .map(ManPages::reference)
                .collect(Collectors.joining(", "));
        return entry.words().isEmpty()
                ? near + ", " + Roff.bold(ModelManPage.NAME) + "(" + ModelManPage.SECTION + ")"
                : near;
    }

    /** The command before it, and those that stand behind the same. */
    private static boolean isNear(CommandEntry entry, CommandEntry other) {
        if (entry.words().isEmpty()) {
            return other.words().size() == 1;
        }
        List<String> before = entry.words().subList(0, entry.words().size() - 1);
        boolean isBefore = other.words().equals(before);
        boolean isBeside = other.words().size() == entry.words().size()
                && !before.isEmpty()
                && other.words().subList(0, before.size()).equals(before)
                && !other.words().equals(entry.words());
        return isBefore || isBeside;
    }

    private static String reference(CommandEntry entry) {
        return Roff.bold(title(entry)) + "(" + SECTION + ")";
    }

    /** A sentence as it stands behind a name. */
    private static String phrase(String sentence) {
        String bare = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }

    private static String capital(String phrase) {
        return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
    }
}
