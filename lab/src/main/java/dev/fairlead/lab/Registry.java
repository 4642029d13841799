package dev.fairlead.lab;

import dev.fairlead.lab.machine.Daemon;
import dev.fairlead.lab.machine.LabException;
import dev.fairlead.lab.machine.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Debian's docker-registry on the lab's bridge: plain HTTP, open to whoever reaches the bridge. */
final class Registry {
    private static final int PORT = 5055;
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    private final Path directory;
    private final String host;
    private final Daemon daemon;

    Registry(Path directory, String host) {
        this.directory = directory;
        this.host = host;
        this.daemon = daemonIn(directory);
    }

    /** The process alone, for the case that the bridge is already gone. */
    static Daemon daemonIn(Path directory) {
        return new Daemon(directory.resolve("registry.pid"), directory.resolve("registry.log"));
    }

    String host() {
        return host;
    }

    int port() {
        return PORT;
    }

    /** As it stands in image names. */
    String authority() {
        return host + ":" + PORT;
    }

    /** Where it keeps what was pushed. */
    Path storage() {
        return directory.resolve("registry");
    }

    void ensure() {
        if (daemon.process().isPresent() && answers()) {
            return;
        }
        daemon.stop();
        daemon.start(List.of("docker-registry", "serve", configuration().toString()));
        Patience.until(
                START_LIMIT,
                () -> daemon.process().isEmpty() || answers(),
                () -> notStarted("no answer within " + START_LIMIT.toSeconds() + " s"));
        if (daemon.process().isEmpty()) {
            throw notStarted("it ended");
        }
    }

    void stop() {
        daemon.stop();
    }

    boolean answers() {
        try (var client = client()) {
            return client.send(
                                    HttpRequest.newBuilder(uri(""))
                                            .timeout(ANSWER_LIMIT)
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    String digest(String name, String tag) {
        var request = HttpRequest.newBuilder(uri(name + "/manifests/" + tag))
                .HEAD()
                .header("Accept", MANIFEST)
                .timeout(ANSWER_LIMIT)
                .build();
        try (var client = client()) {
            return client.send(request, BodyHandlers.discarding())
                    .headers()
                    .firstValue("Docker-Content-Digest")
                    .orElseThrow(
                            () -> new LabException("The registry does not have `" + name + ":" + tag + "`.", "", ""));
        } catch (IOException e) {
            throw LabException.because("The registry does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LabException.because("Interrupted while asking the registry.", e);
        }
    }

    private Path configuration() {
        var file = directory.resolve("registry.yml");
        var text = """
                version: 0.1
                log: {level: warn}
                storage:
                  filesystem: {rootdirectory: "%s"}
                  delete: {enabled: true}
                http: {addr: "%s"}
                """.formatted(storage(), authority());
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw LabException.because("`" + file + "` could not be written.", e);
        }
    }

    private LabException notStarted(String why) {
        return new LabException("The registry did not start.", why + "\n" + daemon.lastLines(), "");
    }

    private URI uri(String path) {
        return URI.create("http://" + authority() + "/v2/" + path);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();
    }
}
