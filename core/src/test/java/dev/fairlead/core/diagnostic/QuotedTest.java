package dev.fairlead.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedTest {
    @ParameterizedTest
    @CsvSource({
        "a b, a b",
        "'a\nb', a\\nb",
        "'a\tb', a\\tb",
        "'a\rb', a\\rb",
        "'\u001b[2J', \\u{1b}[2J",
        "'\u202e', \\u{202e}",
        "字𝕏, 字𝕏"
    })
    void words_of_a_user_stand_in_backticks_with_nothing_invisible_in_them(String text, String shown) {
        assertThat(Quoted.of(text)).isEqualTo("`" + shown + "`");
    }

    @Test
    void words_of_more_than_sixty_letters_are_cut() {
        assertThat(Quoted.of("𝕏".repeat(60))).isEqualTo("`" + "𝕏".repeat(60) + "`");
        assertThat(Quoted.of("𝕏".repeat(61))).isEqualTo("`" + "𝕏".repeat(60) + "…`");
    }
}
