package dev.fairlead.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void what_was_read_is_written_as_it_was() {
        String text = """
                {
                  "b": [
                    1,
                    2.5,
                    true,
                    null
                  ],
                  "a": {},
                  "list": [],
                  "text": "\\"é\\n"
                }
                """;
        assertThat(Json.write(Json.read(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{'a': 1}", "nope"})
    void what_is_not_json_is_refused(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_line_says_the_same_without_a_line_end() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("who", "a\nb");
        tree.put("when", List.of(1, true));
        assertThat(Json.line(tree)).isEqualTo("{\"who\":\"a\\nb\",\"when\":[1,true]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "2147483648",
                "-9223372036854775808",
                "9223372036854775808",
                "123456789012345678901234567890"
            })
    void a_whole_number_of_any_size_keeps_all_its_digits(String number) {
        assertThat(Json.line(Json.read(number))).isEqualTo(number);
    }

    @Test
    void a_decimal_keeps_the_digits_it_was_made_with() {
        assertThat(Json.line(new BigDecimal("0.10"))).isEqualTo("0.10");
    }

    @Test
    void what_is_wrong_with_a_text_is_told_with_its_place() {
        assertThatThrownBy(() -> Json.read("{\n  \"a\": nope}"))
                .hasMessageStartingWith("This is not JSON: ")
                .hasMessageContaining("nope")
                .hasMessageContaining("(line 2, column ");
    }
}
