package dev.fairlead.core.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.yaml.Yaml;
import dev.fairlead.core.model.yaml.YamlReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameTreeTest {
    private static Yaml tree(String text) {
        return YamlReader.read(new SourceText("m", text), new Problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: 1\nb: [x, {c: d}]' | '{b: [\"x\", {\"c\": ''d''}], a: 1}'",
                "'[]'                   | '[ ]'",
                "'[a, b]'               | '- a\n- b'",
                "'{}'                   | '{ }'"
            })
    void trees_that_say_the_same_are_the_same_however_they_are_written(String one, String other) {
        assertThat(SameTree.is(tree(one), tree(other))).isTrue();
        assertThat(SameTree.is(tree(other), tree(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[a, b]   | [a, c]",
                "[a, b]   | [b, a]",
                "[a, b]   | [a]",
                "[a]      | []",
                "[a]      | a",
                "[]       | {}",
                "{a: [b]} | {a: [b, c]}",
                "{a: b}   | {a: b, c: d}",
                "{a: b}   | {c: b}",
                "{a: b}   | {a: c}",
                "{a: 1}   | {a: '1'}",
                "{a: b}   | b"
            })
    void trees_that_say_something_else_are_not(String one, String other) {
        assertThat(SameTree.is(tree(one), tree(other))).isFalse();
        assertThat(SameTree.is(tree(other), tree(one))).isFalse();
    }
}
