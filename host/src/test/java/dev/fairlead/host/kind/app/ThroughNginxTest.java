package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether nginx is believed to reach a colour, by the bash that boxes have and a server in nginx's place. */
class ThroughNginxTest {
    private static final int PORT = 8001;

    @TempDir
    Path box;

    private record Ended(int status, String said) {}

    private static InetSocketAddress anywhere() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static void serve(HttpServer server, int status, @Nullable String upstream) {
        server.createContext("/", exchange -> answer(exchange, status, upstream));
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, @Nullable String upstream) throws IOException {
        byte[] body = "a page".getBytes(StandardCharsets.UTF_8);
        if (upstream != null) {
            exchange.getResponseHeaders().set("X-Fairlead-Upstream", upstream);
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Ended asked(HttpServer plain, @Nullable HttpServer secure) throws IOException, InterruptedException {
        Path site = box.resolve("site");
        Files.writeString(site, "server {\n    listen 80;\n" + (secure == null ? "" : "    listen 443 ssl;\n") + "}\n");
        var builder = new ProcessBuilder(List.of(
                        "bash",
                        "-c",
                        HealthQuestion.THROUGH_NGINX.replace("sleep 0.3", ":"),
                        "fairlead",
                        Integer.toString(PORT),
                        "/",
                        "200",
                        "shop.example",
                        "http",
                        site.toString()))
                .redirectErrorStream(true);
        builder.environment().put("fl_door", Integer.toString(plain.getAddress().getPort()));
        if (secure != null) {
            builder.environment()
                    .put("fl_secure_door", Integer.toString(secure.getAddress().getPort()));
        }
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        plain.stop(0);
        return new Ended(status, said);
    }

    private Ended asked(int status, @Nullable String upstream) throws IOException, InterruptedException {
        var server = HttpServer.create(anywhere(), 0);
        serve(server, status, upstream);
        return asked(server, null);
    }

    @Test
    void the_new_colour_itself_must_answer() throws Exception {
        assertThat(asked(200, "127.0.0.1:8001").status()).isZero();
        assertThat(asked(200, "127.0.0.1:8000").said())
                .contains("http://shop.example/ through nginx answered 200 from 127.0.0.1:8000, where 200 from"
                        + " 127.0.0.1:8001 was expected:\na page");
        assertThat(asked(200, "127.0.0.1:8001, 127.0.0.1:8000").status()).isEqualTo(1);
        assertThat(asked(502, "127.0.0.1:8001").status()).isEqualTo(1);
    }

    @Test
    void a_site_that_does_not_tell_who_answered_is_not_believed() throws Exception {
        Ended ended = asked(200, null);

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("nginx does not tell which colour answered");
    }

    @Test
    void a_site_that_serves_by_tls_is_asked_that_way() throws Exception {
        var plain = HttpServer.create(anywhere(), 0);
        serve(plain, 301, null);
        var secure = HttpsServer.create(anywhere(), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(itsOwnCertificate()));
        serve(secure, 200, "127.0.0.1:8001");
        try {
            Ended ended = asked(plain, secure);

            assertThat(ended.said()).isEmpty();
            assertThat(ended.status()).isZero();
        } finally {
            secure.stop(0);
        }
    }

    private SSLContext itsOwnCertificate() throws IOException, InterruptedException, GeneralSecurityException {
        Path file = box.resolve("keys");
        String words =
                "-genkeypair -alias site -keyalg EC -dname CN=shop.example -storepass changeit -keystore " + file;
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words.split(" ")));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(file)) {
            keys.load(stored, "changeit".toCharArray());
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(factory.getKeyManagers(), null, null);
        return tls;
    }
}
