package dev.fairlead.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cli.command.Verbs;
import dev.fairlead.cli.line.CommandTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the shells themselves make of the scripts. A bar stands behind a space, where a line ends with one. */
class CompletionTest {
    private static final CommandLine TREE = CommandTree.complete(Verbs.ALL);

    /** As readline splits a line: an equals sign is a word of its own. */
    private static final String ASK_BASH = """
        . ./script
        line=$1
        COMP_WORDS=(${line//=/ = })
        case $line in *' ' | *=) COMP_WORDS+=('') ;; esac
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _fairlead
        printf '%s\\n' "${COMPREPLY[@]}"
        """;

    /** A terminal of its own, in which a key is pressed. */
    private static final String ASK_ZSH = """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell 'PS1=; unsetopt beep; autoload -U compinit; compinit -D -u; zstyle ":completion:*" list-colors ""'
        zpty -w shell 'autoload -U add-zle-hook-widget; source ./script; show() { print -r -- "<<$BUFFER>>"; BUFFER=; zle accept-line }; zle -N show; bindkey "^X" show; print ready'
        zpty -r -m shell seen '*ready*ready*'
        zpty -n -w shell "$1"$'\\t'$'\\x18'
        zpty -r -m shell seen '*>>*'
        print -r -- ${${seen##*<<}%%>>*}
        zpty -d shell
        """;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "fairlead ro; rollback",
                "fairlead -f lab.yaml dep; deploy",
                "fairlead secrets |; list rotate set",
                "fairlead secrets ro; rotate",
                "fairlead plan --ex; --exit-code",
                "fairlead drift --format j; json junit",
                "fairlead drift --format=ma; markdown",
                "fairlead lab up --release |; bookworm trixie",
                "fairlead --set app.tag=v1 plan --ou; --out",
                "fairlead completion z; zsh",
                "fairlead run -- pl; ''",
                "fairlead -f |; ''",
            })
    void bash(String line, String offered, @TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("script"), BashCompletion.of(TREE));
        Files.writeString(directory.resolve("ask"), ASK_BASH);
        Program run = Program.run(directory, "bash", "--norc", "ask", spaced(line));
        assertThat(words(run)).isEqualTo(words(offered));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "fairlead ro; fairlead rollback ",
                "fairlead -f lab.yaml dep; fairlead -f lab.yaml deploy ",
                "fairlead secrets ro; fairlead secrets rotate ",
                "fairlead plan --ex; fairlead plan --exit-code ",
                "fairlead drift --format=ma; fairlead drift --format=markdown ",
                "fairlead migrate next --acc; fairlead migrate next --accept ",
                "fairlead completion z; fairlead completion zsh ",
                "fairlead -f scri; fairlead -f script ",
            })
    void zsh(String line, String completed, @TempDir Path directory) throws IOException {
        Program.assumeInstalled("zsh");
        Files.writeString(directory.resolve("script"), ZshCompletion.of(TREE));
        Files.writeString(directory.resolve("ask"), ASK_ZSH);
        Program run = Program.run(directory, "zsh", "-f", "ask", line);
        assertThat(run.said().strip()).isEqualTo(completed.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "fairlead ro; rollback",
                "fairlead -f lab.yaml dep; deploy",
                "fairlead secrets |; list rotate set",
                "fairlead plan --ex; --exit-code",
                "fairlead drift --format=ma; --format=markdown",
                "fairlead drift --format j; json junit",
                "fairlead plan --out scri; script",
                "fairlead completion z; zsh",
            })
    void fish(String line, String offered, @TempDir Path directory) throws IOException {
        Program.assumeInstalled("fish");
        Files.writeString(directory.resolve("script"), FishCompletion.of(TREE));
        Program run = Program.run(
                directory, "fish", "--no-config", "-c", "source script; complete -C '" + spaced(line) + "'");
        assertThat(run.said()
                        .lines()
                        .map(candidate -> candidate.split("\t")[0])
                        .sorted()
                        .toList())
                .isEqualTo(words(offered));
    }

    @Test
    void no_shell_finds_fault_with_its_script(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("bash"), BashCompletion.of(TREE));
        assertThat(Program.run(directory, "bash", "-n", "bash").said()).isEmpty();
    }

    private static String spaced(String line) {
        return line.replace("|", "");
    }

    private static List<String> words(Program run) {
        assertThat(run.exit()).as(run.said()).isZero();
        return words(run.said());
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .sorted()
                .toList();
    }
}
