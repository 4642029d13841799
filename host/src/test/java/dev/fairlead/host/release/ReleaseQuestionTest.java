package dev.fairlead.host.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.plan.Manifest;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.memory.Release;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReleaseQuestionTest {
    private static Release release(String tag, int number) {
        return new Release(
                "shop", "i/shop", tag, "sha256:" + tag, Colour.BLUE, Instant.ofEpochSecond(number), number, "me");
    }

    private static BoxMemory memory(Release... releases) {
        return new BoxMemory(LocalBox.KEY, Manifest.EMPTY, List.of(releases), List.of(), Set.of(), null, 0);
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
}
