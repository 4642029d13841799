package dev.fairlead.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.cli.line.Refusal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenValueTest {
    private static String read(String given) {
        return GivenValue.of(new ByteArrayInputStream(given.getBytes(StandardCharsets.ISO_8859_1)))
                .reveal();
    }

    @Test
    void one_line_break_at_the_end_is_not_meant_and_all_else_is() {
        assertThat(read(" a'b$(c)\\ \n")).isEqualTo(" a'b$(c)\\ ");
        assertThat(read("plain\r\n")).isEqualTo("plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "one\ntwo\n", "a\0b", "\u00ff\u00fe"})
    void what_no_variable_can_hold_is_refused_without_being_repeated(String given) {
        assertThatThrownBy(() -> read(given))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.diagnostic().toString()).doesNotContain("two"));
    }
}
