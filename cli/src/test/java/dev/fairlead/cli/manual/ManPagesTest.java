package dev.fairlead.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cli.command.Verbs;
import dev.fairlead.cli.line.CommandTree;
import dev.fairlead.cli.view.Golden;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.model.schema.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManPagesTest {
    private static final Map<String, String> COMMANDS =
            ManPages.of(CommandTree.complete(Verbs.ALL), "0.1.0", "2026-01-31");

    private static final Map<String, String> PAGES = with(COMMANDS, ReferenceTest.modelManPage());

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        var all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }

    @Test
    void there_is_a_page_for_each_command() {
        assertThat(COMMANDS)
                .hasSize(ReferenceTest.entries().size())
                .containsKeys("fairlead.1", "fairlead-secrets-set.1");
    }

    @Test
    void the_page_of_drift_stands_as_it_was_reviewed() {
        Golden.check("man-drift", PAGES.getOrDefault("fairlead-drift.1", ""));
    }

    @Test
    void mandoc_has_nothing_to_say_of_them(@TempDir Path directory) throws IOException {
        Program.assumeInstalled("mandoc");
        assertQuiet(directory, "mandoc", "-Tlint", "-Wwarning");
    }

    @Test
    void groff_has_nothing_to_say_of_them(@TempDir Path directory) throws IOException {
        Program.assumeInstalled("groff");
        assertQuiet(directory, "groff", "-man", "-Tutf8", "-ww", "-z");
    }

    /** As a person reads them: what is on the page, and nothing of the macros. */
    @Test
    void man_shows_options_and_examples(@TempDir Path directory) throws IOException {
        Program.assumeInstalled("groff");
        assertThat(shown(directory, "fairlead-plan.1"))
                .contains("fairlead-plan - shows what would change on the server, and why")
                .contains("--out=FILE")
                .contains("fairlead plan --out shop.plan")
                .contains("There is something to do, with --exit-code.")
                .doesNotContain("\\f")
                .doesNotContain("`");
    }

    @Test
    void man_shows_every_key_of_the_model(@TempDir Path directory) throws IOException {
        Program.assumeInstalled("groff");
        String shown = shown(directory, "fairlead.yaml.5");
        assertThat(shown)
                .contains("fairlead.yaml - what a server that Fairlead keeps is to be")
                .contains(
                        "name The name of the server: of the instance, and of files on the box, which remembers whose it is. Value: a name. Required.")
                .contains("nginx.locations[]")
                .contains("VALUES THAT STAND ELSEWHERE")
                .contains("ssh: {address: 203.0.113.7, user: admin, identityFile: ~/.ssh/id_ed25519}")
                .doesNotContain("](")
                .doesNotContain("\\f")
                .doesNotContain("`");
        for (ModelSection section : ModelSection.of(ModelReader.format())) {
            for (Key<?> key : section.shape().keys().all()) {
                assertThat(shown).contains(" " + key.name() + " " + key.doc().replace("`", ""));
            }
        }
    }

    private static String shown(Path directory, String name) throws IOException {
        Path page = Files.writeString(directory.resolve(name), PAGES.getOrDefault(name, ""));
        return Program.run(directory, "groff", "-man", "-rcR=1", "-rHY=0", "-Tascii", "-P-cbou", page.toString())
                .said()
                .replaceAll("\\s+", " ");
    }

    private static void assertQuiet(Path directory, String... checker) throws IOException {
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            Path file = Files.writeString(directory.resolve(page.getKey()), page.getValue());
            var command = new java.util.ArrayList<>(java.util.List.of(checker));
            command.add(file.toString());
            Program run = Program.run(directory, command.toArray(String[]::new));
            assertThat(run.said()).as(page.getKey()).isEmpty();
            assertThat(run.exit()).isZero();
        }
    }
}
