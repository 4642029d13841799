package dev.fairlead.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Uploads slowly over one connection by HTTP/2, which it shares with nobody: what it waits for would hold up others. */
record Http2Uploader(HttpClient client, URI page, Upload upload, Tally tally) implements Visitor {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "slow upload, HTTP/2";
    }

    @Override
    public void visit() throws IOException, InterruptedException {
        var body = BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(upload.parts()), Upload.SIZE);
        var request = HttpRequest.newBuilder(page).timeout(LIMIT).POST(body).build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.version() != Version.HTTP_2) {
            tally.failed(name() + ": answered by " + answer.version());
        } else if (upload.isAnsweredBy(answer.statusCode(), answer.body())) {
            tally.answered(answer.headers().firstValue("x-app-version").orElse(""));
        } else {
            tally.failed(name() + ": " + answer.statusCode());
        }
    }

    @Override
    public int pauseMillis() {
        return 200;
    }

    @Override
    public void close() {}
}
