package dev.fairlead.load;

import dev.fairlead.lab.Box;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The site of the reference model on a box of the lab, so that it bears a load and is reached by TLS too. */
public record BusySite(Box box) {
    public static final String HOST = "visa-bulletin.us";

    private static final String TLS_LOG = "/var/log/nginx/load.log";
    private static final String CERTIFICATE =
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
                    + " -days 2 -subj /CN=load.invalid -keyout /etc/ssl/load.key -out /etc/ssl/load.pem 2>/dev/null";

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
                .replace("status: 200, timeout: 60s", "status: 200, timeout: 20s")
                .replaceFirst("  drain: [0-9]+s\n", "  drain: " + drain + "\n");
        if (text.contains("rateLimit") || text.contains("type: file") || !text.contains("drain: " + drain)) {
            throw new IllegalStateException("The reference model is not what the load was written for:\n" + text);
        }
        return text;
    }

    /**
     * Adds a second site, by TLS, in the same two containers: its certificate to the box, and to the model its file.
     *
     * @param file where the site may be written to
     * @return the model with it
     */
    public String withTls(String model, Path file) {
        box.sh(CERTIFICATE).orThrow();
        try (var site = BusySite.class.getResourceAsStream("tls-site.conf")) {
            if (site == null) {
                throw new IllegalStateException("The load lacks its site.");
            }
            Files.write(file, site.readAllBytes());
            return model.replace(
                    "system:\n", "system:\n  files: {/etc/nginx/sites-enabled/load-tls: {source: " + file + "}}\n");
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
     * How many connections brought requests since {@link #forgetTlsConnections}, as nginx saw it.
     *
     * @param protocol of HTTP: {@code 1.1} or {@code 2.0}
     */
    public int tlsConnections(String protocol) {
        String count = "grep -F 'HTTP/" + protocol + " ' " + TLS_LOG + " | cut -d' ' -f2 | sort -u | wc -l";
        return Integer.parseInt(box.sh(count).orThrow().text());
    }
}
