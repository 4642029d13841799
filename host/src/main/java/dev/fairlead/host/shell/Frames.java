package dev.fairlead.host.shell;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stdout of a {@link FramedScript}, in pieces of any size, back into answers. A frame line is
 * {@code \n@NONCE WORD ARGUMENTS\n}; all between two of them belongs to the first.
 */
public final class Frames {
    private static final int STDERR_LIMIT = 256 * 1024;
    private static final int PREAMBLE_LIMIT = 4 * 1024;

    private final List<Section> sections;
    private final FrameListener listener;
    private final byte[] marker;
    private final List<Answer> answers = new ArrayList<>();

    private byte[] pending = new byte[0];
    private Part part = new Preamble();
    private Payload payload = new Payload(PREAMBLE_LIMIT);
    private String preamble = "";
    private boolean complete;
    private boolean isLineEndAnnounced;

    /** What the bytes now arriving are. */
    private sealed interface Part {}

    private record Preamble() implements Part {}

    private record Stdout(Section section) implements Part {}

    private record Stderr(
            Section section,
            Output stdout,
            int exit,
            @Nullable Duration took) implements Part {}

    private record Between() implements Part {}

    public Frames(FramedScript script, FrameListener listener) {
        this.sections = script.sections();
        this.listener = listener;
        this.marker = ("\n@" + script.nonce().hex() + " ").getBytes(StandardCharsets.US_ASCII);
    }

    public void accept(byte[] bytes, int offset, int length) {
        var old = pending.length;
        var data = Arrays.copyOf(pending, old + length);
        System.arraycopy(bytes, offset, data, old, length);
        var at = 0;
        while (true) {
            var frame = indexOfMarker(data, at);
            payload(data, at, frame);
            at = frame;
            var end = data.length - frame < marker.length ? -1 : indexOf(data, (byte) '\n', frame + marker.length);
            if (end < 0) {
                break;
            }
            frame(new String(data, at + marker.length, end - at - marker.length, StandardCharsets.US_ASCII));
            at = end + 1;
        }
        pending = Arrays.copyOfRange(data, at, data.length);
        announceLineEnd();
    }

    /** A line's end may be a marker's beginning, and whoever watches must not wait for the next line to know the last. */
    private void announceLineEnd() {
        if (pending.length == 1 && pending[0] == '\n' && !isLineEndAnnounced && part instanceof Stdout it) {
            listener.printed(it.section, pending, 0, 1);
            isLineEndAnnounced = true;
        }
    }

    /** The script has come to its end; nothing more is to be expected. */
    public boolean complete() {
        return complete;
    }

    /** The stream has ended: what is missing now stays missing. */
    public Answers end() {
        payload(pending, 0, pending.length);
        pending = new byte[0];
        var result = new ArrayList<>(answers);
        switch (part) {
            case Stdout it -> result.add(new Answer.Unfinished(it.section, payload.take()));
            case Stderr it -> result.add(new Answer.Unfinished(it.section, it.stdout));
            case Preamble it -> preamble = payload.take().text();
            case Between it -> {}
        }
        sections.stream().skip(result.size()).map(Answer.NotStarted::new).forEach(result::add);
        return new Answers(result, complete);
    }

    /** Whether the shell is one, and reads the script. */
    public boolean isReady() {
        return !(part instanceof Preamble);
    }

    /** What was printed before the first frame, by a login banner or a shell that refused. */
    public String preamble() {
        return preamble;
    }

    private void payload(byte[] data, int from, int to) {
        if (from == to) {
            return;
        }
        payload.add(data, from, to);
        int untold = isLineEndAnnounced ? from + 1 : from;
        if (part instanceof Stdout it && untold < to) {
            listener.printed(it.section, data, untold, to);
        }
        isLineEndAnnounced = false;
    }

    private void frame(String line) {
        isLineEndAnnounced = false;
        var words = line.split(" ", -1);
        switch (words[0]) {
            case "ready" -> ready();
            case "begin" -> begin(sections.get(Integer.parseInt(words[1])));
            case "stderr" -> stderr(Integer.parseInt(words[2]), words[3], words[4]);
            case "end" -> finish();
            case "done" -> complete = true;
            default -> throw new IllegalStateException("A frame begins with an unknown word: " + words[0]);
        }
    }

    private void ready() {
        preamble = payload.take().text();
        part = new Between();
        payload = new Payload(0);
    }

    private void begin(Section section) {
        part = new Stdout(section);
        payload = new Payload(Integer.MAX_VALUE);
        listener.began(section);
    }

    private void stderr(int exit, String began, String ended) {
        if (part instanceof Stdout it) {
            part = new Stderr(it.section, payload.take(), exit, between(began, ended));
            payload = new Payload(STDERR_LIMIT);
        }
    }

    private void finish() {
        if (part instanceof Stderr it) {
            var answer = new Answer.Finished(
                    it.section, it.exit, it.stdout, payload.take().text(), it.took);
            answers.add(answer);
            part = new Between();
            payload = new Payload(0);
            listener.finished(answer);
        }
    }

    private static @Nullable Duration between(String began, String ended) {
        if (began.equals("-") || ended.equals("-")) {
            return null;
        }
        var seconds = new BigDecimal(ended).subtract(new BigDecimal(began));
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }

    /** Where the next marker starts, or where one might that is not whole yet, or the end. */
    private int indexOfMarker(byte[] data, int from) {
        for (var i = indexOf(data, (byte) '\n', from); i >= 0; i = indexOf(data, (byte) '\n', i + 1)) {
            var seen = Math.min(marker.length, data.length - i);
            if (Arrays.equals(data, i, i + seen, marker, 0, seen)) {
                return i;
            }
        }
        return data.length;
    }

    private static int indexOf(byte[] data, byte wanted, int from) {
        for (var i = from; i < data.length; i++) {
            if (data[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Bytes so far, of which only the last are kept once there are too many. */
    private static final class Payload {
        private final int limit;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Payload(int limit) {
            this.limit = limit;
        }

        void add(byte[] data, int from, int to) {
            bytes.write(data, from, to - from);
            if (bytes.size() / 2 > limit) {
                var kept = last();
                bytes.reset();
                bytes.writeBytes(kept);
            }
        }

        Output take() {
            return Output.owning(last());
        }

        private byte[] last() {
            var all = bytes.toByteArray();
            return all.length <= limit ? all : Arrays.copyOfRange(all, all.length - limit, all.length);
        }
    }
}
