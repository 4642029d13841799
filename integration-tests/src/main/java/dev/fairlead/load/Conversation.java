package dev.fairlead.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Talks over a websocket for some seconds, then begins another. An app that says goodbye, as one that is stopped does,
 * is counted; one that goes without a word is a broken connection.
 */
final class Conversation implements Visitor {
    private static final String UPGRADE = """
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            """.replace("\n", "\r\n");
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final byte[] MASK = {7, 1, 9, 3};
    private static final byte[] NORMAL = {0x03, (byte) 0xe8};

    private final Target target;
    private final Tally tally;
    private final RandomGenerator random;
    private @Nullable Connection open;
    private String version = "";
    private int left;

    Conversation(Target target, Tally tally, RandomGenerator random) {
        this.target = target;
        this.tally = tally;
        this.random = random;
    }

    @Override
    public String name() {
        return target.named("websocket");
    }

    @Override
    public void visit() throws IOException {
        Connection connection = open;
        if (connection == null) {
            begin();
        } else if (left-- > 0) {
            say(connection);
        } else {
            goodbye(connection);
        }
    }

    private void begin() throws IOException {
        Connection connection = Connection.open(target);
        open = connection;
        Answer answer = connection.ask("GET", "/echo", UPGRADE, new byte[0]);
        if (answer.status() == 101) {
            version = answer.version();
            left = random.nextInt(5, 60);
        } else {
            tally.failed(name() + ": " + answer.start());
            close();
        }
    }

    private void say(Connection connection) throws IOException {
        byte[] words = ("message " + left).getBytes(StandardCharsets.US_ASCII);
        send(connection, TEXT, words);
        byte[] head = connection.exactly(2);
        byte[] heard = connection.exactly(head[1]);
        if ((head[0] & 0xff) == CLOSE) {
            tally.farewell();
            send(connection, CLOSE, heard);
            close();
        } else if (Arrays.equals(words, heard)) {
            tally.answered(version);
        } else {
            tally.failed(name() + ": another echo");
        }
    }

    private void goodbye(Connection connection) throws IOException {
        send(connection, CLOSE, NORMAL);
        byte[] head = connection.exactly(2);
        connection.exactly(head[1]);
        close();
    }

    private static void send(Connection connection, int opcode, byte[] words) throws IOException {
        var frame = new byte[2 + MASK.length + words.length];
        frame[0] = (byte) opcode;
        frame[1] = (byte) (0x80 | words.length);
        System.arraycopy(MASK, 0, frame, 2, MASK.length);
        for (int i = 0; i < words.length; i++) {
            frame[2 + MASK.length + i] = (byte) (words[i] ^ MASK[i % MASK.length]);
        }
        connection.send(frame, 0, frame.length);
    }

    @Override
    public int pauseMillis() {
        return 200;
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
