package dev.fairlead.load;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Sends five megabytes over some seconds, and checks what the app says that it got. */
final class Uploader implements Visitor {
    private static final int SIZE = 5_000_000;
    private static final int PART = 50_000;
    private static final int PAUSE_MILLIS = 40;

    private final Target target;
    private final Tally tally;
    private final byte[] body = new byte[SIZE];
    private final String expected;

    Uploader(Target target, Tally tally, RandomGenerator random) {
        this.target = target;
        this.tally = tally;
        random.nextBytes(body);
        expected = "\"size\": %d, \"sha256\": \"%s\"".formatted(SIZE, digest(body));
    }

    @Override
    public String name() {
        return "slow upload";
    }

    @Override
    public void visit() throws IOException, InterruptedException {
        try (Connection connection = Connection.open(target)) {
            connection.begin("POST", "/upload", "Content-Length: " + SIZE + "\r\n");
            for (int sent = 0; sent < SIZE; sent += PART) {
                connection.send(body, sent, PART);
                Thread.sleep(PAUSE_MILLIS);
            }
            Answer answer = connection.answer();
            if (answer.status() == 200 && answer.body().contains(expected)) {
                tally.answered(answer.version());
            } else {
                tally.failed(name() + ": " + answer.start());
            }
        }
    }

    @Override
    public int pauseMillis() {
        return 200;
    }

    @Override
    public void close() {}

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
