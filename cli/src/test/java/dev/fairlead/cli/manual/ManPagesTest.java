package dev.fairlead.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cli.command.Verbs;
import dev.fairlead.cli.line.CommandTree;
import dev.fairlead.cli.view.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManPagesTest {
    private static final Map<String, String> PAGES =
            ManPages.of(CommandTree.complete(Verbs.ALL), "0.1.0", "2026-01-31");

    @Test
    void there_is_a_page_for_each_command() {
        assertThat(PAGES).hasSize(ReferenceTest.entries().size()).containsKeys("fairlead.1", "fairlead-secrets-set.1");
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
        Path page = Files.writeString(directory.resolve("page.1"), PAGES.getOrDefault("fairlead-plan.1", ""));
        String shown = Program.run(directory, "groff", "-man", "-Tascii", "-P-cbou", page.toString())
                .said()
                .replaceAll("\\s+", " ");
        assertThat(shown)
                .contains("fairlead-plan - shows what would change on the server, and why")
                .contains("--out=FILE")
                .contains("fairlead plan --out shop.plan")
                .contains("There is something to do, with --exit-code.")
                .doesNotContain("\\f")
                .doesNotContain("`");
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
