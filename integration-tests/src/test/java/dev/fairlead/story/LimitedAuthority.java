package dev.fairlead.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A certificate authority that makes accounts and refuses every order, as Let's Encrypt does past its limits. */
final class LimitedAuthority implements AutoCloseable {
    static final String WORDS = "too many certificates (5) already issued for this exact set of domains, retry later";

    private final HttpServer server;
    private int nonces;

    private LimitedAuthority(HttpServer server) {
        this.server = server;
    }

    /** @param host an address of this machine that boxes reach */
    static LimitedAuthority at(String host) {
        try {
            var authority = new LimitedAuthority(HttpServer.create(new InetSocketAddress(host, 0), 0));
            authority.server.createContext("/", authority::answer);
            authority.server.start();
            return authority;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code tls.acmeDirectory} wants it. */
    String directory() {
        return url("/dir");
    }

    private String url(String path) {
        var address = server.getAddress();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Replay-Nonce", "nonce" + nonces++);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        switch (exchange.getRequestURI().getPath()) {
            case "/dir" ->
                send(exchange, 200, """
                        {"newNonce": "%s", "newAccount": "%s", "newOrder": "%s", "revokeCert": "%s", "keyChange": "%s"}
                        """.formatted(
                                url("/nonce"), url("/accounts"), url("/orders"), url("/none"), url("/none")));
            case "/nonce" -> exchange.sendResponseHeaders(200, -1);
            case "/accounts" -> {
                exchange.getResponseHeaders().set("Location", url("/accounts/1"));
                send(exchange, 201, "{\"status\": \"valid\"}");
            }
            case "/orders" -> {
                exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
                send(
                        exchange,
                        429,
                        "{\"type\": \"urn:ietf:params:acme:error:rateLimited\", \"status\": 429, \"detail\": \"" + WORDS
                                + "\"}");
            }
            default -> exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
