package dev.fairlead.lab;

import dev.fairlead.lab.machine.Daemon;
import dev.fairlead.lab.machine.LabException;
import dev.fairlead.lab.machine.Patience;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A certificate authority as Let's Encrypt is one: Debian's Pebble on the lab's bridge, which looks at port 80 of the
 * boxes, and the DNS that it asks. It begins with the first {@link #start}, forgets its accounts with {@link #stop}, and
 * knows no name before {@link #point}.
 */
public final class Acme {
    private static final int PORT = 14000;
    private static final int ROOTS = 15000;
    private static final int DNS = 8053;
    private static final int DNS_DESK = 8055;
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private final Path directory;
    private final String host;
    private final AcmeKeys keys;

    Acme(Path directory, String host) {
        this.directory = directory.resolve("acme");
        this.host = host;
        this.keys = new AcmeKeys(this.directory);
    }

    /** As {@code tls.acmeDirectory} wants it. */
    public String url() {
        return "https://" + host + ":" + PORT + "/dir";
    }

    /** The certificate of the authority that vouches for {@link #url}; nobody has it by default. */
    public Path authority() {
        keys.ensure(host);
        return keys.authority();
    }

    /** The certificate, in PEM, under which everything is that was issued since the last {@link #start}. */
    public String root() {
        try (var client = HttpClient.newBuilder().sslContext(keys.trust()).build()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("https://" + host + ":" + ROOTS + "/roots/0"))
                                    .timeout(ANSWER_LIMIT)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw LabException.because("The certificate authority does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LabException.because("Interrupted while asking the certificate authority.", e);
        }
    }

    public void start() {
        keys.ensure(host);
        startDns();
        run(
                daemon(directory, "pebble"),
                PORT,
                List.of(
                        "env",
                        "PEBBLE_VA_NOSLEEP=1",
                        "PEBBLE_WFE_NONCEREJECT=0",
                        // By default it takes half of what it has seen before for good, at random.
                        "PEBBLE_AUTHZREUSE=0",
                        "pebble",
                        "-config",
                        configuration().toString(),
                        "-dnsserver",
                        host + ":" + DNS));
    }

    /** From here on nobody answers where the authority was. */
    public void stop() {
        daemon(directory, "pebble").stop();
    }

    /** Makes the authority find these names at the address, and nowhere else. */
    public void point(List<String> names, String address) {
        startDns();
        for (String name : names) {
            clear(name);
            tell("add-a", "{\"host\": \"" + name + ".\", \"addresses\": [\"" + address + "\"]}");
        }
    }

    /** Lets these names lead nowhere again. */
    public void forget(List<String> names) {
        startDns();
        names.forEach(this::clear);
    }

    private void clear(String name) {
        tell("clear-a", "{\"host\": \"" + name + ".\"}");
    }

    /** Ends what runs, for the case that the bridge is already gone. */
    static void stopIn(Path directory) {
        daemon(directory.resolve("acme"), "pebble").stop();
        daemon(directory.resolve("acme"), "dns").stop();
    }

    private void startDns() {
        run(
                daemon(directory, "dns"),
                DNS_DESK,
                List.of(
                        "pebble-challtestsrv",
                        "-defaultIPv4=",
                        "-defaultIPv6=",
                        "-http01=",
                        "-https01=",
                        "-tlsalpn01=",
                        "-dns01=" + host + ":" + DNS,
                        "-management=" + host + ":" + DNS_DESK));
    }

    private void run(Daemon daemon, int port, List<String> argv) {
        if (daemon.process().isPresent()) {
            return;
        }
        daemon.start(argv);
        String what = String.join(" ", argv);
        Patience.until(
                START_LIMIT,
                () -> daemon.process().isEmpty() || accepts(port),
                () -> new LabException("`" + what + "` gives no answer.", daemon.lastLines(), ""));
        if (daemon.process().isEmpty()) {
            throw new LabException("`" + what + "` ended.", daemon.lastLines(), "");
        }
    }

    private boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Daemon daemon(Path directory, String name) {
        return new Daemon(directory.resolve(name + ".pid"), directory.resolve(name + ".log"));
    }

    private Path configuration() {
        String text = """
                {"pebble": {
                  "listenAddress": "%1$s:%2$d",
                  "managementListenAddress": "%1$s:%3$d",
                  "certificate": "%4$s",
                  "privateKey": "%5$s",
                  "httpPort": 80,
                  "tlsPort": 443,
                  "ocspResponderURL": "",
                  "externalAccountBindingRequired": false
                }}
                """.formatted(host, PORT, ROOTS, keys.certificate(), keys.key());
        try {
            return Files.writeString(directory.resolve("pebble.json"), text);
        } catch (IOException e) {
            throw LabException.because("The certificate authority could not be set up.", e);
        }
    }

    private void tell(String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + DNS_DESK + "/" + path))
                .timeout(ANSWER_LIMIT)
                .POST(BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new LabException(
                        "The lab's DNS refuses a name.", path + " answers " + status + " to " + body, "");
            }
        } catch (IOException e) {
            throw LabException.because("The lab's DNS does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LabException.because("Interrupted while telling the lab's DNS.", e);
        }
    }
}
