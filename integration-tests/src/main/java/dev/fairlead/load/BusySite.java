package dev.fairlead.load;

import dev.fairlead.lab.Box;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The site of the reference model on a box of the lab, so that it bears a load and may be reached by TLS too. */
public record BusySite(Box box) {
    public static final String HOST = "visa-bulletin.us";

    private static final String TLS_LOG = "/var/log/nginx/load.log";
    private static final String FORMAT = "log_format load '$server_protocol $uri $connection';\n";
    private static final String CERTIFICATE =
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=" + HOST
                    + " -addext subjectAltName=DNS:" + HOST + ",DNS:www." + HOST
                    + " -keyout /root/load.key -out /root/load.pem 2>/dev/null";

    /** A connection that has served its thousand requests is closed in good order, which would hide what a switch does. */
    private static final String SNIPPET = """
              snippet: |
                keepalive_requests 1000000;
                access_log %s load if=$https;
            """.formatted(TLS_LOG);

    private static final String NAMES = "  serverNames: [" + HOST + ", www." + HOST;
    private static final String ALLOWED = "\"" + HOST + ",www." + HOST;

    /** The reference model without rate limits, with another drain, and with its database in a directory of its own. */
    public static String model(String reference, String drain) {
        String text = reference
                .replaceFirst("  rateLimits:\n(    .*\n)+", "  clientMaxBodySize: 20m\n")
                .replaceAll(", rateLimit: [a-z]+", "")
                .replace(
                        "    - {host: visa_bulletin.db, container: /app/visa_bulletin.db, type: file}\n",
                        "    - {host: data, container: /app/data}\n")
                .replace("    PYTHONUNBUFFERED: \"1\"\n", """
                            PYTHONUNBUFFERED: "1"
                            DATABASE: /app/data/visa_bulletin.db
                            SQLITE_JOURNAL_MODE: wal
                        """)
                .replaceFirst("  drain: [0-9]+s\n", "  drain: " + drain + "\n");
        if (text.contains("rateLimit") || text.contains("type: file") || !text.contains("drain: " + drain)) {
            throw new IllegalStateException("The reference model is not what the load was written for:\n" + text);
        }
        return text;
    }

    /**
     * Has the site served by TLS too, with a certificate of its own, and by plain HTTP as before.
     *
     * @param directory for files that the model names
     * @return the model with it
     */
    public String withTls(String model, Path directory) {
        box.sh(CERTIFICATE).orThrow();
        Path certificate = file(
                directory.resolve("load.pem"),
                box.sh("cat /root/load.pem").orThrow().text() + "\n");
        Path key = file(
                directory.resolve("load.key"),
                box.sh("cat /root/load.key").orThrow().text() + "\n");
        Path format = file(directory.resolve("load.conf"), FORMAT);
        String secured = model.replace(
                        "system:\n", "system:\n  files: {/etc/nginx/conf.d/load.conf: {source: " + format + "}}\n")
                .replace(ALLOWED, ALLOWED + "," + box.address())
                .replace(NAMES, SNIPPET + NAMES + ", " + box.address())
                .replace("\njobs:\n", """

                        tls:
                          certificate: %s
                          key: {file: %s}
                          redirect: false

                        jobs:
                        """.formatted(certificate, key));
        for (String part : List.of("load.conf", ALLOWED + "," + box.address(), SNIPPET, "redirect: false")) {
            if (!secured.contains(part)) {
                throw new IllegalStateException("The model is not what the load was written for:\n" + model);
            }
        }
        return secured;
    }

    private static Path file(Path path, String text) {
        try {
            return Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Target plain() {
        return Target.plain(box.address(), HOST);
    }

    public Target tls() {
        return Target.tls(box.address(), HOST);
    }

    public void forgetTlsConnections() {
        box.sh(": > " + TLS_LOG).orThrow();
    }

    /**
     * How many connections brought the requests of readers since {@link #forgetTlsConnections}, as nginx saw it.
     *
     * @param protocol of HTTP: {@code 1.1} or {@code 2.0}
     */
    public int tlsConnections(String protocol) {
        return tlsConnections(protocol, Crowd.PAGE);
    }

    /** How many connections brought uploads by HTTP/2 meanwhile. */
    public int http2Uploads() {
        return tlsConnections("2.0", "/upload");
    }

    private int tlsConnections(String protocol, String path) {
        String count = "grep '^HTTP/" + protocol + " " + path + " ' " + TLS_LOG + " | sort -u | wc -l";
        return Integer.parseInt(box.sh(count).orThrow().text());
    }
}
