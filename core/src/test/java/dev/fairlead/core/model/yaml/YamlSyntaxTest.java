package dev.fairlead.core.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlSyntaxTest {
    private static String error(String text) {
        return catchThrowableOfType(
                        InvalidModelException.class, () -> YamlReader.read(new SourceText("m", text), new Problems()))
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\u0007'                      | 1:1",
                "'name: a\u0007b'              | 1:8",
                "'name: a\nx: \u0007b'         | 2:4",
                "'name: a\n\u0007'             | 2:1",
                "'name: a\n\nab: c\u0007\n'    | 3:6",
                "'a: é𝕏字\u0007'                | 1:7",
                "'# 𝕏\nx: 𝕏\u0007'             | 2:5",
                "'a: b\r\nx: \u0007'           | 2:4"
            })
    void a_character_that_may_not_stand_in_yaml_is_pointed_at(String text, String place) {
        assertThat(error(text))
                .startsWith("error: The character U+0007 may not stand in YAML.\n  at m:" + place + "\n")
                .contains("  fix: Take it out");
    }

    @Test
    void where_the_parser_gave_up_is_pointed_at_and_not_where_it_had_begun() {
        assertThat(error("name: shop\nports:\n  blue: 1\n green: 2\n")).contains("  at m:4:2\n");
    }

    @Test
    void what_was_begun_and_never_ended_is_pointed_at_where_it_began() {
        assertThat(error("name: shop\nports: [1, 2\n\n")).contains("  at m:2:8\n");
        assertThat(error("name: \"shop\n\n")).contains("  at m:1:7\n");
    }
}
