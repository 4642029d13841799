package dev.fairlead.lab;

import dev.fairlead.lab.machine.LabException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Rewrites what an image in the registry claims to be made for, since an Engine builds for its own platform only. The
 * layers stay; configuration and manifest are pushed anew under the same tag.
 *
 * @param registry address and port
 */
record ForeignImage(String registry) {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final Pattern ARCHITECTURE = Pattern.compile("\"architecture\":\"([a-z0-9]+)\"");
    private static final Pattern CONFIGURATION =
            Pattern.compile("\"config\":\\s*\\{[^}]*\"size\":\\s*([0-9]+),\\s*\"digest\":\\s*\"([^\"]+)\"");

    void claim(String name, String tag) {
        try (var client = HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build()) {
            var manifest = text(client, request(name + "/manifests/" + tag).header("Accept", MANIFEST));
            var told = CONFIGURATION.matcher(manifest);
            if (!told.find()) {
                throw new LabException("The manifest of `" + name + ":" + tag + "` names no configuration.", "", "");
            }
            var foreign = foreign(text(client, request(name + "/blobs/" + told.group(2))));
            var size = foreign.getBytes(StandardCharsets.UTF_8).length;
            var changed = new StringBuilder(manifest)
                    .replace(told.start(2), told.end(2), digest(foreign))
                    .replace(told.start(1), told.end(1), Integer.toString(size));
            put(client, name, foreign);
            text(
                    client,
                    request(name + "/manifests/" + tag)
                            .header("Content-Type", MANIFEST)
                            .PUT(BodyPublishers.ofString(changed.toString())));
        } catch (IOException e) {
            throw LabException.because("The registry does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LabException.because("Interrupted while asking the registry.", e);
        }
    }

    static String foreign(String configuration) {
        return ARCHITECTURE
                .matcher(configuration)
                .replaceAll(
                        match -> "\"architecture\":\"" + (match.group(1).equals("arm64") ? "amd64" : "arm64") + "\"");
    }

    private void put(HttpClient client, String name, String blob) throws IOException, InterruptedException {
        var upload = send(client, request(name + "/blobs/uploads/").POST(BodyPublishers.noBody()));
        var place = upload.headers().firstValue("Location").orElseThrow();
        var target = URI.create("http://" + registry + "/").resolve(place);
        var separator = target.getQuery() == null ? "?" : "&";
        var whole = URI.create(target + separator + "digest=" + digest(blob));
        send(client, HttpRequest.newBuilder(whole).PUT(BodyPublishers.ofString(blob)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + registry + "/v2/" + path));
    }

    private static String text(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return send(client, request).body();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var answer = client.send(request.timeout(ANSWER_LIMIT).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new LabException("The registry refused " + answer.uri() + ".", answer.body(), "");
        }
        return answer;
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
