package dev.fairlead.lightsail.api;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A service on whose calendar it is another day than here: it takes what is signed for its own time, within five minutes as
 * AWS does, and has one answer for that. The JDK's own server always answers with the time of this machine.
 */
final class OtherDay implements AutoCloseable {
    private static final DateTimeFormatter SIGNED =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TOLD = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final ServerSocket socket;
    private final Duration ahead;
    private final boolean tellsTime;
    private final String answer;
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();

    /**
     * @param ahead of this machine
     * @param tellsTime whether its answers say what time it is, as HTTP has it
     */
    OtherDay(Duration ahead, boolean tellsTime, String answer) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.ahead = ahead;
        this.tellsTime = tellsTime;
        this.answer = answer;
        Thread.startVirtualThread(this::serve);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Of its answers so far. */
    List<Integer> statuses() {
        return List.copyOf(statuses);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket visitor = socket.accept();
                Thread.startVirtualThread(() -> answer(visitor));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket visitor) {
        try (visitor) {
            var in = new BufferedInputStream(visitor.getInputStream());
            Instant signed = Instant.MIN;
            int length = 0;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String[] header = line.split(": ", 2);
                if (header[0].equalsIgnoreCase("X-Amz-Date")) {
                    signed = SIGNED.parse(header[1], Instant::from);
                } else if (header[0].equalsIgnoreCase("Content-Length")) {
                    length = Integer.parseInt(header[1]);
                }
            }
            in.skipNBytes(length);
            Instant now = Instant.now().plus(ahead);
            boolean isOfToday = Duration.between(signed, now).abs().compareTo(SKEW) <= 0;
            String refusal = "{\"__type\":\"InvalidSignatureException\",\"message\":\"Signature "
                    + (signed.isBefore(now) ? "expired: " : "not yet current: ") + SIGNED.format(signed) + "\"}";
            reply(visitor, isOfToday ? 200 : 403, now, isOfToday ? answer : refusal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reply(Socket visitor, int status, Instant now, String body) throws IOException {
        statuses.add(status);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " So\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: "
                + bytes.length + "\r\nConnection: close\r\n"
                + (tellsTime ? "Date: " + TOLD.format(now) + "\r\n" : "") + "\r\n";
        visitor.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        visitor.getOutputStream().write(bytes);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
