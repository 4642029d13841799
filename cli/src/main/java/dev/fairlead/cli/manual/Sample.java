package dev.fairlead.cli.manual;

import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.edit.ScalarText;
import dev.fairlead.core.model.yaml.Yaml;
import dev.fairlead.core.model.yaml.YamlReader;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model out of which examples are taken. */
final class Sample {
    private static final int LONGEST = 60;

    private final String text;
    private final Yaml tree;

    Sample(String text) {
        this.text = text;
        this.tree = YamlReader.read(new SourceText("example", text), new Problems());
    }

    /** What stands first at a path of {@link ModelSection}, as YAML in one line; null where nothing short does. */
    @Nullable
    String at(String path) {
        return at(tree, path.replace("[]", ".[]").split("\\."), 0)
                .map(Sample::flow)
                .filter(Objects::nonNull)
                .filter(flow -> flow.length() <= LONGEST)
                .findFirst()
                .orElse(null);
    }

    /** The lines of a key at the top, with its comments; null where it is not there. */
    @Nullable
    String section(String key) {
        String lines = text.lines()
                .dropWhile(line -> !line.startsWith(key + ":"))
                .takeWhile(line -> line.startsWith(key + ":") || line.startsWith(" "))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return lines.isEmpty() ? null : lines;
    }

    private static Stream<Yaml> at(Yaml node, String[] steps, int next) {
        if (next == steps.length) {
            return Stream.of(node);
        }
        return switch (node) {
            case Yaml.Mapping mapping ->
                mapping.entries().entrySet().stream()
                        .filter(entry ->
                                steps[next].equals("NAME") || entry.getKey().equals(steps[next]))
                        .flatMap(entry -> at(entry.getValue().value(), steps, next + 1));
            case Yaml.Sequence sequence ->
                steps[next].equals("[]")
                        ? sequence.items().stream().flatMap(item -> at(item, steps, next + 1))
                        : Stream.of();
            case Yaml.Scalar _ -> Stream.of();
        };
    }

    private static @Nullable String flow(Yaml node) {
        return switch (node) {
            case Yaml.Scalar scalar -> scalar.type() == Yaml.Type.TEXT ? ScalarText.of(scalar.text()) : scalar.text();
            case Yaml.Sequence sequence
            when sequence.items().stream().allMatch(Yaml.Scalar.class::isInstance) ->
                sequence.items().stream().map(Sample::flow).collect(Collectors.joining(", ", "[", "]"));
            case Yaml.Sequence _, Yaml.Mapping _ -> null;
        };
    }
}
