package dev.fairlead.host.kind.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FileContentTest {
    @Test
    void a_text_is_put_together_when_it_is_first_read_and_not_again() {
        var times = new AtomicInteger();
        var text = new FileContent.Text(() -> "made " + times.incrementAndGet());
        assertThat(times).hasValue(0);

        assertThat(text.body()).isEqualTo("made 1");
        assertThat(text.body()).isEqualTo("made 1");
        assertThat(text).hasToString("Text[made 1]");
    }

    @Test
    void texts_that_read_the_same_are_the_same() {
        var given = new FileContent.Text("hello\n");
        var made = new FileContent.Text(() -> "hello\n");

        assertThat(made).isEqualTo(given).hasSameHashCodeAs(given);
        assertThat(made).isNotEqualTo(new FileContent.Text(() -> "hello")).isNotEqualTo(new FileContent.Nothing());
    }
}
