package dev.fairlead.host.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.plan.Manifest;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.memory.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseQuestionTest {
    private static Release release(String tag, int number) {
        return new Release(
                "shop", "i/shop", tag, "sha256:" + tag, Colour.BLUE, Instant.ofEpochSecond(number), number, "me");
    }

    private static BoxMemory memory(Release... releases) {
        return new BoxMemory(LocalBox.KEY, Manifest.EMPTY, List.of(releases), List.of(), Set.of(), null, null, 0);
    }

    @Test
    void the_last_one_serves_and_the_box_says_what_it_keeps() {
        var memory = memory(release("v1", 1), release("v2", 2));

        assertThat(ReleaseQuestion.read(List.of("kept shop 2", "with shop 2 worker", "image sha256:v1"), memory)
                        .known())
                .containsExactly(
                        new KnownRelease(release("v1", 1), false, false, true, List.of()),
                        new KnownRelease(release("v2", 2), true, true, false, List.of("worker")));
    }

    @Test
    void one_that_was_gone_back_to_stands_where_it_was_released_last() {
        var memory = memory(release("v1", 1), release("v2", 2), release("v1", 1));

        assertThat(ReleaseQuestion.read(List.of(), memory).known())
                .extracting(known -> known.release().number() + " " + known.isLive())
                .containsExactly("2 false", "1 true");
    }

    private static List<String> live(List<String> said, BoxMemory memory) {
        return ReleaseQuestion.read(said, memory).known().stream()
                .filter(KnownRelease::isLive)
                .map(known -> known.release().tag())
                .toList();
    }

    @Test
    void what_the_flag_names_counts_before_what_the_ledger_has_last() {
        var memory = memory(release("v1", 1), release("v2", 2));

        assertThat(live(List.of("serving shop", "serves shop 2"), memory)).containsExactly("v2");
        assertThat(live(List.of("serving shop", "serves shop 1"), memory)).containsExactly("v1");
        assertThat(live(List.of("serving shop", "serves shop 1", "serves shop 2"), memory))
                .as("two that are alike")
                .containsExactly("v2");
        assertThat(live(List.of("serving shop"), memory))
                .as("it has no number yet")
                .isEmpty();
        assertThat(live(List.of("serving shop"), memory(release("v1", 0))))
                .as("nothing of it is kept")
                .containsExactly("v1");
    }

    @Test
    void the_box_tells_which_release_the_flag_names(@TempDir Path box) throws IOException {
        write(box, "bin/docker", "#!/bin/sh\n[ \"$1\" != ps ] || echo container shop-green\n");
        assertThat(box.resolve("bin/docker").toFile().setExecutable(true)).isTrue();
        write(box, "live/shop.green", "");
        write(box, "good/shop-green/compose.yaml", "green 2");
        write(box, "good/shop-green/env", "A=2");
        write(box, "releases/shop/1/compose.green.yaml", "green 2");
        write(box, "releases/shop/1/env", "A=1");
        write(box, "releases/shop/2/compose.green.yaml", "green 2");
        write(box, "releases/shop/2/env", "A=2");

        var answer = LocalBox.run(
                "releases",
                "PATH=" + box + "/bin:$PATH\nFAIRLEAD=" + box + "\n"
                        + ReleaseQuestion.script(List.of("shop", "other")));

        assertThat(answer.stderr()).isEmpty();
        assertThat(answer.stdout().lines())
                .containsExactly("serving shop", "serves shop 2", "kept shop 1", "kept shop 2", "container shop-green");
    }

    private static void write(Path box, String name, String text) throws IOException {
        Path file = box.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
