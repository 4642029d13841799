package dev.fairlead.host.daily;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasksTest {
    private static final String SIGNS = "ab1 .*[]^$/\\&'\"|{}()+?-=#%~ä𝕏\t";

    @TempDir
    private Path box = Path.of("");

    /** What the box sends of these lines. */
    private List<String> sent(List<String> lines) throws IOException, InterruptedException {
        Path printed = Files.write(box.resolve("printed"), lines);
        Path env = box.resolve("app.env");
        Process bash = new ProcessBuilder(
                        "bash", "-c", "envs=$1 FAIRLEAD=. LC_ALL=C\n" + Masks.BASH + "marked 0fo", "-", env.toString())
                .redirectInput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .directory(box.toFile())
                .start();
        String text = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isZero();
        return text.lines().toList();
    }

    private void holds(String path, String text) throws IOException {
        Path file = box.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void values_of_the_env_file_of_the_definition_before_and_of_the_store_are_masked() throws Exception {
        holds("app.env", "KEY=now=and&here\nSHORT=abc\nINNER=here and more\n");
        holds("good/app-blue/env", "KEY=before\n");
        holds("secrets/app/MADE", "0made/1*");
        assertThat(sent(List.of("x now=and&here, here and more", "before 0made/1* abc", "now and here")))
                .containsExactly("0fo x ••••••, ••••••", "0fo •••••• •••••• abc", "0fo now and here");
    }

    @Test
    void no_value_survives_whatever_signs_are_in_it() throws Exception {
        var random = new Random(7);
        var env = new StringBuilder();
        var values = new ArrayList<String>();
        var lines = new ArrayList<String>();
        int[] signs = SIGNS.codePoints().toArray();
        for (int i = 0; i < 100; i++) {
            var value = new StringBuilder("s");
            for (int k = 0; k < 5 + random.nextInt(20); k++) {
                value.appendCodePoint(signs[random.nextInt(signs.length)]);
            }
            values.add(value.append('e').toString());
            env.append("V").append(i).append('=').append(value).append('\n');
            lines.add("got <" + value + "> from it");
        }
        holds("app.env", env.toString());
        assertThat(sent(lines)).allMatch(line -> line.equals("0fo got <••••••> from it"));
        var masks = new Masks(values);
        assertThat(lines.stream().map(masks::masked)).allMatch(line -> line.equals("got <••••••> from it"));
    }
}
