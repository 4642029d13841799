package dev.fairlead.load;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Five megabytes that take some seconds on their way, and what the app says once it has them all. */
final class Upload {
    static final int SIZE = 5_000_000;

    private static final int PART = 50_000;
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final byte[] body = new byte[SIZE];
    private final String receipt;

    Upload(RandomGenerator random) {
        random.nextBytes(body);
        receipt = "\"size\": %d, \"sha256\": \"%s\"".formatted(SIZE, digest(body));
    }

    /** All of it, each part after a pause. */
    Iterable<byte[]> parts() {
        return () -> IntStream.range(0, SIZE / PART)
                .mapToObj(i -> {
                    LockSupport.parkNanos(PAUSE.toNanos());
                    return Arrays.copyOfRange(body, i * PART, (i + 1) * PART);
                })
                .iterator();
    }

    /** Whether this answers it as it should be answered. */
    boolean isAnsweredBy(int status, String text) {
        return status == 200 && text.contains(receipt);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
