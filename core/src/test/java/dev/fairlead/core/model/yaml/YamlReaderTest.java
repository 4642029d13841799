package dev.fairlead.core.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.SourceText;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
    private static List<String> problems(String text) {
        var problems = new Problems();
        YamlReader.read(new SourceText("m", text), problems);
        return problems.sorted().stream().map(Diagnostic::message).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: !secret x", "a: !secret [x]", "a: !secret {x: y}", "!secret a: x"})
    void a_tag_that_asks_for_more_than_yaml_is_a_problem(String text) {
        assertThat(problems(text)).containsExactly("The YAML tag `!secret` means nothing here.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: !!str 1", "a: ! 1", "a: !!seq [x]", "a: !!map {x: y}"})
    void a_tag_that_says_what_is_there_is_none(String text) {
        assertThat(problems(text)).isEmpty();
    }
}
