package dev.fairlead.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Asks for a page over HTTP/2; several share a connection. Java's client may ask again where it is sure that the server did not
 * begin, so what a switch does to connections is counted at the server too.
 */
record Http2Reader(HttpClient client, URI page, Tally tally) implements Visitor {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "HTTP/2";
    }

    @Override
    public void visit() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var request = HttpRequest.newBuilder(page).timeout(LIMIT).build();
        var answer = client.send(request, BodyHandlers.ofString());
        String version = answer.headers().firstValue("x-app-version").orElse("");
        if (answer.version() != Version.HTTP_2) {
            tally.failed(name() + ": answered by " + answer.version());
        } else if (answer.statusCode() != 200) {
            tally.failed(name() + ": " + answer.statusCode());
        } else {
            tally.answered(version, System.nanoTime() - begin);
        }
    }

    @Override
    public int pauseMillis() {
        return 250;
    }

    @Override
    public void close() {}
}
