package dev.fairlead.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One connection that speaks HTTP/1.1 and hides nothing. It never tries again, and never looks whether a kept
 * connection still stands before it uses it: a strict client is who notices what a switch breaks.
 */
final class Connection implements AutoCloseable {
    static final String WITHIN_AN_ANSWER = "closed by the server within an answer";

    private static final int HEX = 16;

    private final Target target;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private Connection(Target target, Socket socket) throws IOException {
        this.target = target;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    static Connection open(Target target) throws IOException {
        return new Connection(target, target.connect());
    }

    Answer ask(String method, String path, String headers, byte[] body) throws IOException {
        begin(method, path, headers + (body.length == 0 ? "" : "Content-Length: " + body.length + "\r\n"));
        send(body, 0, body.length);
        return answer();
    }

    /** Sends all of a request but its body. */
    void begin(String method, String path, String headers) throws IOException {
        String head = method + " " + path + " HTTP/1.1\r\nHost: " + target.host() + "\r\n" + headers + "\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    void send(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        out.flush();
    }

    Answer answer() throws IOException {
        String[] words = line().split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
            throw new IOException("no HTTP: " + String.join(" ", words));
        }
        Map<String, String> headers = headers();
        int status = Integer.parseInt(words[1]);
        return new Answer(status, headers, status == 101 ? "" : new String(body(headers), StandardCharsets.UTF_8));
    }

    byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException(WITHIN_AN_ANSWER);
        }
        return bytes;
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = headers.get("content-length");
        return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            body.write(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), HEX);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException(line.size() == 0 ? "closed by the server without an answer" : "closed mid-line");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            return;
        }
    }
}
