package dev.fairlead.cli.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for bash, from 3.2 on. Where nothing fits, bash goes on with the names of files. */
public final class BashCompletion {
    private BashCompletion() {}

    /** @param root with everything behind it */
    public static String of(CommandLine root) {
        List<CommandEntry> entries = CommandEntry.all(root);
        return """
            # Completion of fairlead for bash: source <(fairlead completion bash)

            # Sets for the command $1: the commands behind it, its options, and those of them that take a value.
            _fairlead_knows() {
                commands= options= valued=
                case $1 in
            %s    *) return 1 ;;
                esac
            }

            # Prints what can stand as the value $2 of the command $1: an option's, or that of a word.
            _fairlead_values() {
                case "$1:$2" in
            %s    esac
            }

            _fairlead() {
                local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
                local commands options valued word command= skip= i offered=
                # bash takes --format=json for three words
                if [ "$current" = "=" ]; then
                    current=
                elif [ "$before" = "=" ]; then
                    before=${COMP_WORDS[COMP_CWORD-2]}
                fi
                COMPREPLY=()
                _fairlead_knows ""
                for ((i = 1; i < COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    if [ -n "$skip" ] || [ "$word" = "=" ]; then
                        if [ "$word" = "=" ]; then skip=1; else skip=; fi
                        continue
                    fi
                    case $word in
                    --) return ;;
                    -*) case " $valued " in *" $word "*) skip=1 ;; esac ;;
                    *)
                        case " $commands " in
                        *" $word "*) command="${command:+$command }$word" && _fairlead_knows "$command" ;;
                        esac
                        ;;
                    esac
                done
                case " $valued " in
                *" $before "*) offered=$(_fairlead_values "$command" "$before") ;;
                *)
                    case $current in
                    -*) offered=$options ;;
                    *) offered="$commands $(_fairlead_values "$command" word)" ;;
                    esac
                    ;;
                esac
                COMPREPLY=($(compgen -W "$offered" -- "$current"))
            }

            complete -o bashdefault -o default -F _fairlead fairlead ./fairlead
            """.formatted(knowledge(entries), values(entries));
    }

    private static String knowledge(List<CommandEntry> entries) {
        return entries.stream()
                .map(entry ->
                        "    \"%s\")\n        commands=\"%s\"\n        options=\"%s\"\n        valued=\"%s\"\n        ;;\n"
                                .formatted(
                                        entry.path(),
                                        entry.children().stream()
                                                .map(CommandEntry::name)
                                                .collect(Collectors.joining(" ")),
                                        names(options(entry)),
                                        valued(entry)))
                .collect(Collectors.joining());
    }

    /** Behind {@code logs}, {@code -f} does not name the model. */
    private static String valued(CommandEntry entry) {
        String names = names(options(entry).filter(CommandEntry::takesValue));
        return entry.path().equals("logs") ? names.replace("-f ", "") : names;
    }

    private static Stream<OptionSpec> options(CommandEntry entry) {
        return Stream.concat(entry.options().stream(), entry.inherited().stream());
    }

    private static String names(Stream<OptionSpec> options) {
        return options.flatMap(option -> Arrays.stream(option.names())).collect(Collectors.joining(" "));
    }

    private static String values(List<CommandEntry> entries) {
        var lines = new ArrayList<String>();
        for (CommandEntry entry : entries) {
            entry.options().forEach(option -> {
                for (String name : option.names()) {
                    lines.add(value(entry, name, option));
                }
            });
            entry.positionals().forEach(word -> lines.add(value(entry, "word", word)));
        }
        return String.join("", lines);
    }

    private static String value(CommandEntry entry, String name, ArgSpec argument) {
        return switch (Wanted.of(argument)) {
            case Wanted.Word(List<String> words) ->
                "    \"%s:%s\") echo \"%s\" ;;\n".formatted(entry.path(), name, String.join(" ", words));
            case Wanted.AnyFile _, Wanted.AnyDirectory _, Wanted.Unknown _ -> "";
        };
    }
}
