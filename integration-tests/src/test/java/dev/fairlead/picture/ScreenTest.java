package dev.fairlead.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static List<String> shown(String sent, int columns) {
        return Screen.of(sent, columns).lines().stream()
                .map(line -> line.stream().map(Screen.Span::text).collect(Collectors.joining("|")))
                .toList();
    }

    @Test
    void colours_part_a_line_into_spans() {
        assertThat(Screen.of("a \033[1;32m+\033[0m b\r\n", 80).lines().getFirst())
                .containsExactly(
                        new Screen.Span(0, "a ", Look.PLAIN),
                        new Screen.Span(2, "+", new Look(true, false, 2)),
                        new Screen.Span(3, " b", Look.PLAIN));
    }

    @Test
    void what_was_drawn_anew_is_shown_as_it_was_last() {
        assertThat(shown("done\r\n1 of 2\r\nwait\r\n\033[2A\033[J2 of 2\r\n", 80))
                .containsExactly("done", "2 of 2");
    }

    @Test
    void long_lines_wrap_unless_they_are_told_not_to() {
        assertThat(shown("abcdef\r\n", 4)).containsExactly("abcd", "ef");
        assertThat(shown("\033[?7labcdef\r\n\033[?7hx", 4)).containsExactly("abcf", "x");
    }

    @Test
    void a_picture_holds_the_words_and_no_mark_up_of_theirs() {
        assertThat(Svg.of(Screen.of("  <a> & b\r\n", 80), 80, "A run"))
                .contains(">&lt;a&gt; &amp; b</tspan>")
                .contains("<title>A run</title>");
    }
}
