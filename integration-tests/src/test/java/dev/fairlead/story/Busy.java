package dev.fairlead.story;

import dev.fairlead.load.Crowd;
import dev.fairlead.load.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A box whose site bears a load: no rate limits, a short drain, and a database in a directory of its own. */
final class Busy {
    static final String HOST = "visa-bulletin.us";
    private static final String TLS_LOG = "/var/log/nginx/load.log";
    private static final String CERTIFICATE =
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
                    + " -days 2 -subj /CN=load.invalid -keyout /etc/ssl/load.key -out /etc/ssl/load.pem 2>/dev/null";

    private Busy() {}

    static Actor prepared(Actor actor, String drain) {
        actor.writeModel(model(actor.modelText(), drain));
        return actor;
    }

    /** The reference model, changed in what a load test must change. */
    static String model(String reference, String drain) {
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
            throw new IllegalStateException("The reference model is not what the load test was written for:\n" + text);
        }
        return text;
    }

    /** A second site, by TLS, in the same two containers. */
    static void addTls(Actor actor) {
        actor.byHand(CERTIFICATE);
        try (var site = Crowd.class.getResourceAsStream("tls-site.conf")) {
            if (site == null) {
                throw new IllegalStateException("The load test lacks its site.");
            }
            Path file = actor.model().resolveSibling("tls-site.conf");
            Files.write(file, site.readAllBytes());
            actor.editModel(
                    "system:\n", "system:\n  files: {/etc/nginx/sites-enabled/load-tls: {source: " + file + "}}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Target plain(Actor actor) {
        return Target.plain(actor.box().address(), HOST);
    }

    static Target tls(Actor actor) {
        return Target.tls(actor.box().address(), HOST);
    }

    static void forgetTlsConnections(Actor actor) {
        actor.byHand(": > " + TLS_LOG);
    }

    /** How many connections brought requests since {@link #forgetTlsConnections}, as nginx saw it. */
    static int tlsConnections(Actor actor, String protocol) {
        return Integer.parseInt(
                actor.byHand("grep -F 'HTTP/" + protocol + " ' " + TLS_LOG + " | cut -d' ' -f2 | sort -u | wc -l"));
    }

    /** The version that a visitor gets. */
    static String version(Actor actor) {
        return actor.byHand("curl -sS -H 'Host: " + HOST + "' http://127.0.0.1/version");
    }
}
