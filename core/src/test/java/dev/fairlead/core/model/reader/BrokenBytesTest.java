package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.SourceText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BrokenBytesTest {
    private static final int VARIATIONS = Integer.getInteger("fairlead.variations", 10_000);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    /** Counts what this thread does, and not how long it waits on a busy machine. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final String ALPHABET = "{}[]:,-#&*!|>'\"%@`?\t\n\r \\\0\u0001é~0aZ.$";

    /** Anything but the one exception escapes and fails the test. */
    @Test
    void no_damage_to_the_file_brings_anything_but_errors_with_a_text() {
        Random random = new Random(42);
        int invalid = 0;
        for (int i = 0; i < VARIATIONS; i++) {
            SourceText source = new SourceText("fairlead.yaml", damaged(random));
            long begun = CLOCK.getCurrentThreadCpuTime();
            try {
                ModelReader.read(source, List.of());
            } catch (InvalidModelException e) {
                invalid++;
                assertThat(e.text()).startsWith("error: ").endsWith("\n");
            }
            assertThat(Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - begun))
                    .as("text %d", i)
                    .isLessThan(LONGEST);
        }
        assertThat(invalid).isGreaterThan(VARIATIONS / 2);
    }

    @Test
    void characters_of_two_units_may_stand_anywhere() {
        for (int before = 0; before < 2100; before++) {
            String comment = "#" + "x".repeat(before) + "\uD83D\uDE80".repeat(3) + "\n";
            assertThat(TestModels.read(comment + TestModels.small()).name()).isEqualTo("shop");
        }
        assertThat(TestModels.errors("\uD83D\uDE80".repeat(300_000))).contains("wants a set of keys");
    }

    private static String damaged(Random random) {
        byte[] bytes = TestModels.REFERENCE.getBytes(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
        for (int hits = random.nextInt(4); hits >= 0; hits--) {
            int at = random.nextInt(text.length());
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, c);
                case 1 -> text.insert(at, c);
                case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(30)));
                default -> text.insert(at, text, at, Math.min(text.length(), at + random.nextInt(60)));
            }
        }
        return text.toString();
    }
}
