package dev.fairlead.cli.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A completion function for zsh, in the words of its own {@code _arguments}. */
public final class ZshCompletion {
    private ZshCompletion() {}

    /** @param root with everything behind it */
    public static String of(CommandLine root) {
        List<CommandEntry> entries = CommandEntry.all(root);
        return """
            #compdef fairlead
            # Completion of fairlead for zsh: fairlead completion zsh > DIRECTORY/_fairlead, in a directory of fpath

            """ + entries.stream().map(ZshCompletion::function).collect(Collectors.joining("\n")) + """

            if [ "$funcstack[1]" = _fairlead ]; then
                _fairlead "$@"
            else
                compdef _fairlead fairlead
            fi
            """;
    }

    private static String function(CommandEntry entry) {
        return entry.children().isEmpty() ? leaf(entry) : group(entry);
    }

    private static String name(CommandEntry entry) {
        return entry.words().isEmpty() ? "_fairlead" : "_fairlead_" + String.join("_", entry.words());
    }

    private static String leaf(CommandEntry entry) {
        var specs = options(entry);
        entry.positionals().forEach(word -> specs.add(word(word)));
        return name(entry) + "() {\n    _arguments -s -S \\\n" + joined(specs) + "\n}\n";
    }

    private static String group(CommandEntry entry) {
        var specs = options(entry);
        specs.add("'1: :->command'");
        specs.add("'*:: :->behind'");
        return """
            %s() {
                local curcontext=$curcontext context state state_descr line
                typeset -A opt_args
                local -a commands
                commands=(
            %s
                )
                _arguments -C -s -S \\
            %s
                case $state in
                command) _describe -t commands command commands ;;
                behind)
                    case $words[1] in
            %s
                    esac
                    ;;
                esac
            }
            """.formatted(
                        name(entry),
                        lines(entry, child -> "        '" + child.name() + ":" + plain(child.sentence()) + "'"),
                        joined(specs),
                        lines(entry, child -> "        " + child.name() + ") " + name(child) + " ;;"));
    }

    private static String lines(CommandEntry entry, Function<CommandEntry, String> line) {
        return entry.children().stream().map(line).collect(Collectors.joining("\n"));
    }

    private static String joined(List<String> specs) {
        return specs.stream().map(spec -> "        " + spec).collect(Collectors.joining(" \\\n"));
    }

    private static List<String> options(CommandEntry entry) {
        return Stream.concat(entry.options().stream(), entry.inherited().stream())
                .map(ZshCompletion::option)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** One that adds up may be given again, all others shut themselves out. */
    private static String option(OptionSpec option) {
        List<String> names = Arrays.stream(option.names())
                .map(name -> CommandEntry.takesValue(option) ? name + (name.startsWith("--") ? "=" : "+") : name)
                .toList();
        String spelled = names.size() == 1 ? names.getFirst() : "{" + String.join(",", names) + "}";
        String again = option.isMultiValue() ? "\\*" : "'(" + String.join(" ", option.names()) + ")'";
        String value = CommandEntry.takesValue(option) ? ":" + plain(option.paramLabel()) + ":" + action(option) : "";
        return again + spelled + "'[" + plain(CommandEntry.description(option)) + "]" + value + "'";
    }

    private static String word(PositionalParamSpec word) {
        String many = word.arity().max() > 1 ? "*" : "1";
        return "'" + many + ":" + plain(word.paramLabel()) + ":" + action(word) + "'";
    }

    private static String action(ArgSpec argument) {
        return switch (Wanted.of(argument)) {
            case Wanted.Word(List<String> words) -> "(" + String.join(" ", words) + ")";
            case Wanted.AnyFile _ -> "_files";
            case Wanted.AnyDirectory _ -> "_files -/";
            case Wanted.Unknown _ -> " ";
        };
    }

    /** Inside single quotes, where a colon and brackets mean something to {@code _arguments}. */
    private static String plain(String text) {
        return text.replace("\\", "\\\\")
                .replace("'", "'\\''")
                .replace(":", "\\:")
                .replace("[", "\\[")
                .replace("]", "\\]");
    }
}
