package dev.fairlead.lab.lightsail.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fairlead.core.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The server's end of the protocol: reads a request, checks who sent it and its shape, and writes the answer. */
public final class Wire implements AutoCloseable {
    private static final String TARGET = "Lightsail_20161128.";
    private static final String PARAMETERS_TARGET = "AmazonSSM.";
    private static final String JSON = "application/x-amz-json-1.1";
    private static final int OK = 200;
    private static final int INTERNAL = 500;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Offer lightsail;
    private final Offer parameters;
    private final Signature signature;
    private final Faults faults;
    private final InstantSource clock;

    /**
     * A service that is spoken to here.
     *
     * @param target what stands before an operation in the header that names it
     * @param name as requests to it are signed
     */
    private record Offer(String target, String name, Service service, Optional<ServiceModel> model) {}

    /**
     * @param parameters what Systems Manager keeps
     * @param secrets the secret key of each access key that may call
     * @param model checks every request and reply where it is there
     */
    public Wire(
            InetSocketAddress address,
            Service service,
            Service parameters,
            Map<String, String> secrets,
            Optional<ServiceModel> model,
            Faults faults,
            InstantSource clock)
            throws IOException {
        this.server = HttpServer.create(address, 0);
        this.lightsail = new Offer(TARGET, "lightsail", service, model);
        this.parameters = new Offer(PARAMETERS_TARGET, "ssm", parameters, Optional.empty());
        this.signature = new Signature(secrets);
        this.faults = faults;
        this.clock = clock;
        server.setExecutor(threads);
        server.createContext("/", this::exchange);
        server.start();
    }

    public URI endpoint() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** @param json null for no answer at all */
    private record Reply(
            int status,
            @Nullable String errorType,
            @Nullable String json) {
        static Reply of(ApiException e) {
            Tree body = Tree.of("__type", e.type()).with("code", e.type()).with("message", e.getMessage());
            return new Reply(e.status(), e.type(), Json.line(body.members()));
        }
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = reply(exchange);
            } catch (ApiException e) {
                reply = Reply.of(e);
            } catch (RuntimeException e) {
                reply = Reply.of(new ApiException(INTERNAL, "ServiceException", "The stand-in failed: " + e));
            }
            write(exchange, reply);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        Offer asked = target != null && target.startsWith(PARAMETERS_TARGET) ? parameters : lightsail;
        String region = signature.check(
                asked.name(),
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                body,
                clock.instant());
        if (target == null
                || !target.startsWith(asked.target())
                || !asked.service().offers(target.substring(asked.target().length()))) {
            throw ApiException.unknownOperation(String.valueOf(target));
        }
        String operation = target.substring(asked.target().length());
        Fault fault = faults.of(operation);
        return switch (fault) {
            case null -> answered(asked, operation, region, body, Optional.empty());
            case Fault.Refusal refusal -> throw new ApiException(refusal.status(), refusal.type(), refusal.message());
            case Fault.RefusalAfterEffect refusal -> {
                carriedOut(asked, operation, region, body);
                throw new ApiException(refusal.status(), refusal.type(), refusal.message());
            }
            case Fault.HangUp hangUp -> new Reply(0, null, null);
            case Fault.HangUpAfterEffect hangUp -> {
                carriedOut(asked, operation, region, body);
                yield new Reply(0, null, null);
            }
            case Fault.Slow slow -> {
                Reply reply = answered(asked, operation, region, body, Optional.empty());
                sleep(slow.by());
                yield reply;
            }
            case Fault.FailsLater failure -> answered(asked, operation, region, body, Optional.of(failure));
        };
    }

    /** Whatever it would have answered. */
    private static void carriedOut(Offer asked, String operation, String region, byte[] body) {
        try {
            answered(asked, operation, region, body, Optional.empty());
        } catch (ApiException e) {
            // A refusal is not heard either.
        }
    }

    private static Reply answered(
            Offer asked, String operation, String region, byte[] bytes, Optional<Fault.FailsLater> failure) {
        Tree body = body(bytes);
        asked.model().map(shapes -> shapes.wrongWithRequest(operation, body)).ifPresent(problem -> {
            throw ApiException.invalid(problem);
        });
        Tree answer = asked.service().answer(new Request(operation, region, body, failure));
        asked.model().map(shapes -> shapes.wrongWithReply(operation, answer)).ifPresent(problem -> {
            throw new IllegalStateException("Its reply is not as the service model has it: " + problem);
        });
        return new Reply(OK, null, Json.line(answer.members()));
    }

    private static Tree body(byte[] bytes) {
        try {
            return bytes.length == 0 ? Tree.EMPTY : Tree.from(Json.read(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw ApiException.serialization(String.valueOf(e.getMessage()));
        }
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.json() == null) {
            return;
        }
        byte[] body = reply.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.getResponseHeaders()
                .set("x-amzn-RequestId", java.util.UUID.randomUUID().toString());
        if (reply.errorType() != null) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", reply.errorType());
        }
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
