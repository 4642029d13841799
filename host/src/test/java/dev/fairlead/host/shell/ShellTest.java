package dev.fairlead.host.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTest {
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "'",
            "''",
            "\\",
            "\\'",
            "$(touch /tmp/x)",
            "`id`",
            "${HOME}",
            "a b",
            "*",
            "~",
            "~root",
            "-n",
            "--",
            "\n",
            "a\n",
            "\n\n",
            "\t",
            "\r\n",
            "\u0001",
            "\u007f",
            "\u0081",
            "é",
            "日本",
            "🚀",
            "!",
            "!!",
            "#x",
            "a#",
            ";",
            "&",
            "|",
            "<",
            ">",
            "(",
            ")",
            "{a,b}",
            "[a]",
            "\"",
            "%s",
            "%n",
            "=",
            "A=b",
            "\u001b[0m",
            "\u2028");

    @ParameterizedTest
    @CsvSource({"sh, 1", "sh, 2", "dash, 3", "dash, 4", "bash, 5"})
    void any_word_survives_a_real_shell(String shell, long seed) {
        var words = new ArrayList<>(HOSTILE);
        var random = new Random(seed);
        IntStream.range(0, 400).forEach(ignored -> words.add(word(random)));
        var command = "printf '%s\\0' " + Shell.words(words);

        assertThat(split(LocalShell.run(List.of(shell, "-s"), command.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"sh, 11", "dash, 12", "bash, 13"})
    void any_word_survives_inside_a_section(String shell, long seed) {
        var words = new ArrayList<>(HOSTILE);
        var random = new Random(seed);
        IntStream.range(0, 400).forEach(ignored -> words.add(word(random)));
        var script = LocalShell.script(Section.asking("words", "printf '%s\\0' " + Shell.words(words)));

        var answer = LocalShell.ask(shell, script, FrameListener.NONE).finished("words");

        assertThat(split(answer.stdout().bytes())).isEqualTo(words);
    }

    @Test
    void harmless_words_stay_readable() {
        assertThat(Shell.words(List.of("systemctl", "reload", "nginx.service", "/etc/x y")))
                .isEqualTo("systemctl reload nginx.service '/etc/x y'");
    }

    @Test
    void text_that_has_no_bytes_for_a_shell_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shell.quote("a\0b"))
                .withMessageContaining("NUL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shell.quote("\ud83d"))
                .withMessageContaining("surrogate");
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        for (var length = random.nextInt(30); length > 0; length--) {
            switch (random.nextInt(4)) {
                case 0 -> word.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
                case 1 -> word.append((char) (1 + random.nextInt(127)));
                case 2 -> word.append((char) (1 + random.nextInt(0xd000)));
                case 3 -> word.appendCodePoint(0x10000 + random.nextInt(0x1000));
                default -> throw new AssertionError();
            }
        }
        return word.toString();
    }

    private static List<String> split(byte[] printed) {
        var text = new String(printed, StandardCharsets.UTF_8);
        return Arrays.asList(text.substring(0, text.length() - 1).split("\0", -1));
    }
}
