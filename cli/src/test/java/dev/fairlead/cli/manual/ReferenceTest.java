package dev.fairlead.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cli.command.Verbs;
import dev.fairlead.cli.line.CommandTree;
import dev.fairlead.cli.line.Reading;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.yaml.Yaml;
import dev.fairlead.core.model.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ReferenceTest {
    /** The cells of a row, of which the last may hold a bar behind a backslash. */
    private static final Pattern EXAMPLE = Pattern.compile("\\| `+ ?((?:[^|`]|\\\\\\|)+?) ?`+ \\|$");

    static String modelPage() {
        return ModelPage.of(
                ModelReader.format(),
                resource("/dev/fairlead/cli/visa-bulletin.yaml"),
                resource("/dev/fairlead/cli/manual/model-notes.md"));
    }

    static Map<String, String> modelManPage() {
        return ModelManPage.of(
                ModelReader.format(),
                resource("/dev/fairlead/cli/visa-bulletin.yaml"),
                resource("/dev/fairlead/cli/manual/model-notes.md"),
                "0.1.0",
                "2026-01-31");
    }

    private static CommandLine tree() {
        return CommandTree.complete(Verbs.ALL);
    }

    static List<CommandEntry> entries() {
        return CommandEntry.all(tree());
    }

    static Stream<String> examples() {
        return entries().stream()
                .flatMap(entry -> entry.note().examples().stream())
                .map(Note.Example::line);
    }

    @Test
    void the_page_of_the_model_is_up_to_date() {
        Checkout.check("docs/reference/model.md", modelPage());
    }

    @Test
    void the_page_of_the_command_line_is_up_to_date() {
        Checkout.check("docs/reference/cli.md", CommandPage.of(tree()));
    }

    @Test
    void every_key_of_the_model_is_explained_once() {
        String page = modelPage();
        for (ModelSection section : ModelSection.of(ModelReader.format())) {
            for (Key<?> key : section.shape().keys().all()) {
                assertThat(page).containsOnlyOnce("<a id=\"key-" + section.childPath(key) + "\"></a>");
            }
        }
    }

    @Test
    void every_example_of_a_key_is_one_that_the_reader_takes() {
        int tried = 0;
        for (ModelSection section : ModelSection.of(ModelReader.format())) {
            for (Key<?> key : section.shape().keys().all()) {
                String row = row(section.childPath(key));
                Matcher example = EXAMPLE.matcher(row);
                if (example.find()) {
                    assertTaken(key, example.group(1).replace("\\|", "|"));
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(50);
    }

    private static String row(String path) {
        return modelPage()
                .lines()
                .filter(line -> line.startsWith("| <a id=\"key-" + path + "\"></a>"))
                .findFirst()
                .orElseThrow();
    }

    private static void assertTaken(Key<?> key, String example) {
        if (example.contains("...")) {
            return;
        }
        var problems = new Problems();
        Yaml tree = YamlReader.read(new SourceText("example", example), problems);
        new dev.fairlead.core.model.schema.Reading(problems).root(key.shape(), tree);
        assertThat(problems.count()).as(key.name() + ": " + example).isZero();
    }

    @Test
    void every_command_has_an_example() {
        assertThat(entries())
                .allSatisfy(entry -> assertThat(entry.note().examples())
                        .as("`" + entry.path() + "` needs an example in CommandNotes")
                        .isNotEmpty());
    }

    @Test
    void every_exit_status_of_a_note_is_one_that_there_is() {
        assertThat(entries())
                .filteredOn(entry -> !entry.path().equals("run"))
                .allSatisfy(entry -> assertThat(Statuses.ALL.keySet())
                        .containsAll(entry.note().statuses().keySet()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_is_a_command_line_that_is_understood(String line) {
        String own = line.substring(line.indexOf("fairlead "));
        List<String> words = Arrays.stream(own.split("[|>)]")[0].strip().split(" "))
                .skip(1)
                .map(word -> word.replace("'", ""))
                .toList();
        assertThat(CommandTree.read(Verbs.ALL, words)).isNotInstanceOf(Reading.Wrong.class);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ReferenceTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
