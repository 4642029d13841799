package dev.fairlead.host.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** How the bytes of a script's output are told while they arrive, however they are cut. */
class FramesTest {
    private final FramedScript script = LocalShell.script(Section.asking("a", ""), Section.asking("b", ""));
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Frames frames = new Frames(script, new FrameListener() {
        @Override
        public void printed(Section section, byte[] bytes, int from, int to) {
            heard.write(bytes, from, to - from);
        }
    });

    private String frame(String words) {
        return "\n@" + script.nonce().hex() + " " + words + "\n";
    }

    private void arrives(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        frames.accept(bytes, 0, bytes.length);
    }

    private String heard() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_line_is_told_once_it_has_ended() {
        arrives(frame("begin 0") + "it runs\n");

        assertThat(heard()).isEqualTo("it runs\n");
    }

    @Test
    void what_looked_like_a_frame_and_was_none_is_told_once() {
        arrives(frame("begin 0") + "one\n");
        arrives("@no frame\n");
        arrives("\n");
        arrives("two");

        assertThat(heard()).isEqualTo("one\n@no frame\n\ntwo");
    }

    @Test
    void a_frame_after_a_line_leaves_the_next_section_and_the_output_whole() {
        arrives(frame("begin 0") + "one");
        arrives("\n");
        arrives(frame("stderr 0 0 - -").substring(1) + frame("end 0") + frame("begin 1") + "two\n");
        arrives(frame("stderr 1 0 - -") + frame("end 1") + frame("done"));

        assertThat(heard()).isEqualTo("one\ntwo\n");
        assertThat(frames.end().finished("a").stdout().text()).isEqualTo("one");
    }
}
