package dev.fairlead.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosticTextTest {
    @ParameterizedTest
    @CsvSource({"e, 1", "e\u0301, 1", "字, 2", "ｅ, 2", "\ud83d\ude00, 2", "\u007f, 1", "'\u001b', 1"})
    void the_caret_stands_under_its_letter_whatever_is_before_it(String before, int cells) {
        int column = before.codePointCount(0, before.length()) + 1;
        Diagnostic wrong = Diagnostic.of("Wrong.").at(new Location("m", 1, column, 1, ""));

        String below = DiagnosticText.of(wrong, new SourceText("m", before + "x"))
                .lines()
                .toList()
                .get(3);

        assertThat(below).isEqualTo(" ".repeat("  1 | ".length() + cells) + "^");
    }

    @Test
    void what_is_missing_at_the_end_of_a_line_has_its_caret_behind_it() {
        Diagnostic wrong = Diagnostic.of("Wrong.").at(new Location("m", 2, 6, 1, ""));
        assertThat(DiagnosticText.of(wrong, new SourceText("m", "a: 1\r\nb: 22\r\nc: 3\r\n")))
                .isEqualTo("""
                        error: Wrong.
                          at m:2:6
                          2 | b: 22
                                   ^
                        """);
    }

    @Test
    void of_many_errors_the_first_fifty_are_told_and_the_rest_counted() {
        Diagnostic wrong = Diagnostic.of("Wrong.");
        assertThat(DiagnosticText.of(Collections.nCopies(52, wrong), null))
                .isEqualTo("error: Wrong.\n\n".repeat(50).stripTrailing() + "\n\n… and 2 more errors.\n");
        assertThat(DiagnosticText.of(Collections.nCopies(50, wrong), null)).doesNotContain("more errors");
    }

    @Test
    void a_warning_says_that_it_is_one() {
        assertThat(DiagnosticText.warning(Diagnostic.of("It may rain.").fix("Take a coat.")))
                .isEqualTo("warning: It may rain.\n  fix: Take a coat.\n");
    }
}
