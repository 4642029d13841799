package dev.fairlead.core.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnifiedDiffTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void texts_that_are_the_same_have_no_difference() {
        assertThat(UnifiedDiff.between("a\n", "a\n")).isEmpty();
        assertThat(UnifiedDiff.between("", "")).isEmpty();
    }

    @Test
    void a_text_that_ends_without_a_newline_is_not_the_one_that_ends_with_it() {
        assertThat(UnifiedDiff.between("a\n", "a")).contains("\\ No newline at end of file\n");
        assertThat(UnifiedDiff.between("a", "a\n")).contains("\\ No newline at end of file\n");
        assertThat(UnifiedDiff.between("a\n", "b\n")).doesNotContain("No newline");
    }

    @Test
    void where_there_was_nothing_all_of_it_is_new() {
        assertThat(UnifiedDiff.between("", "a\nb\n").lines().skip(1)).containsExactly("+a", "+b");
        assertThat(UnifiedDiff.between("a\nb\n", "").lines().skip(1)).containsExactly("-a", "-b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a\nb\nc\nd\ne\nf\ng\n' | 'a\nb\nc\nd\nE\nf\ng\n'",
                "'1\n2\n3\n4\n5\n6\n7\n8\n9\n' | '1\n2\n3\n4\nx\n5\n6\n7\n8\n9\n'",
                "'1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n' | 'x\n2\n3\n4\n5\n6\n7\n8\n9\n10\ny\n'",
                "'a\n\nb\n' | 'a\nb\n'",
                "'' | 'a\n'",
                "'a\nb\n' | ''",
                "'a\n' | 'b\n'",
                "'a' | 'b'",
                "'a\nb' | 'a\nb\n'",
                "'a\nb\n' | 'a\nb'",
                "'a\nb' | 'c\nb'",
                "'@@ -1,1 +1,1 @@\n' | 'x\n'"
            })
    void a_difference_reads_as_diff_writes_it(String before, String after) throws Exception {
        Path old = Files.writeString(folder.resolve("old"), before);
        Path fresh = Files.writeString(folder.resolve("fresh"), after);
        Process diff = new ProcessBuilder("diff", "-u", old.toString(), fresh.toString()).start();
        List<String> lines = diff.inputReader().lines().skip(2).toList();

        assertThat(UnifiedDiff.between(before, after)).isEqualTo(String.join("\n", lines) + "\n");
    }
}
