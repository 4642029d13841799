package dev.fairlead.core.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "v1.2.3       | v1.2.3",
                "/opt/shop    | /opt/shop",
                "1.10         | \"1.10\"",
                "yes          | \"yes\"",
                "12:30        | \"12:30\"",
                "two words    | \"two words\"",
                "it's         | \"it's\"",
                "say \"no\"   | 'say \"no\"'",
                "it's \"no\"  | 'it''s \"no\"'",
                "a\\b         | 'a\\b'",
                "`a\n\"b\"`   | \"a\\n\\\"b\\\"\"",
                "`\u001b\\`   | \"\\U0000001b\\\\\"",
                "``           | \"\""
            })
    void text_is_bare_where_nothing_takes_it_for_something_else_and_in_quotes_else(String text, String written) {
        assertThat(ScalarText.of(text)).isEqualTo(written);
    }
}
