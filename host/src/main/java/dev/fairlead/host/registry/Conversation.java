package dev.fairlead.host.registry;

import dev.fairlead.core.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A few questions to one registry about one image, over one connection and with one login. */
final class Conversation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_REDIRECTS = 5;
    private static final String MANIFESTS = "application/vnd.oci.image.index.v1+json, "
            + "application/vnd.docker.distribution.manifest.list.v2+json, "
            + "application/vnd.oci.image.manifest.v1+json, "
            + "application/vnd.docker.distribution.manifest.v2+json";
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ImageName image;
    private final boolean isPlain;
    private final Registry.@Nullable Login login;
    private @Nullable String authorization;

    Conversation(ImageName image, boolean isPlain, Registry.@Nullable Login login) {
        this.image = image;
        this.isPlain = isPlain;
        this.login = login;
        this.authorization = login == null ? null : basic(login);
    }

    /** The text that stands there, such as {@code manifests/latest}. */
    String text(String path) {
        return ask("GET", path).body();
    }

    /** An answer that is neither a refusal nor elsewhere. */
    HttpResponse<String> ask(String method, String path) {
        try {
            URI uri = URI.create(
                    (isPlain ? "http://" : "https://") + image.registry() + "/v2/" + image.repository() + "/" + path);
            HttpResponse<String> answer = send(method, uri);
            String challenge = answer.headers().firstValue("WWW-Authenticate").orElse("");
            if (answer.statusCode() == 401 && challenge.regionMatches(true, 0, "Bearer ", 0, 7)) {
                authorization = "Bearer " + token(challenge);
                answer = send(method, uri);
            }
            return accepted(answer, uri);
        } catch (IOException | IllegalArgumentException e) {
            throw new RegistryException("The registry " + image.registry() + " could not be asked: " + text(e) + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException("Asking the registry " + image.registry() + " was interrupted.");
        }
    }

    private static HttpResponse<String> accepted(HttpResponse<String> answer, URI uri) {
        return switch (answer.statusCode()) {
            case 200 -> answer;
            case 404 -> throw new RegistryException("There is no such image: " + uri + " answered 404.");
            case 401, 403 ->
                throw new RegistryException("The login in `docker.registries` was refused, or the image is not for it: "
                        + uri + " answered " + answer.statusCode() + ".");
            default -> throw new RegistryException(uri + " answered " + answer.statusCode() + ".");
        };
    }

    /** The login goes to the registry alone: a store that it sends us to would refuse it, and has no business with it. */
    private HttpResponse<String> send(String method, URI uri) throws IOException, InterruptedException {
        URI next = uri;
        for (int redirects = 0; ; redirects++) {
            var request = HttpRequest.newBuilder(next)
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .header("Accept", MANIFESTS)
                    .timeout(PATIENCE);
            if (authorization != null && next.getAuthority().equals(uri.getAuthority())) {
                request.header("Authorization", authorization);
            }
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String elsewhere = answer.headers().firstValue("Location").orElse("");
            if (answer.statusCode() / 100 != 3 || elsewhere.isEmpty() || redirects == MOST_REDIRECTS) {
                return answer;
            }
            next = next.resolve(elsewhere);
        }
    }

    /** A token for pulling, from where the challenge points. */
    private String token(String challenge) throws IOException, InterruptedException {
        String realm = null;
        var query = new StringBuilder();
        for (Matcher found = PARAMETER.matcher(challenge); found.find(); ) {
            if (found.group(1).equals("realm")) {
                realm = found.group(2);
            } else {
                query.append(query.isEmpty() ? "?" : "&").append(found.group(1)).append('=');
                query.append(URLEncoder.encode(found.group(2), StandardCharsets.UTF_8));
            }
        }
        if (realm == null) {
            throw new RegistryException("The registry asks for a login in a way that is not understood: " + challenge);
        }
        var request = HttpRequest.newBuilder(URI.create(realm + query)).timeout(PATIENCE);
        if (login != null) {
            request.header("Authorization", basic(login));
        }
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 200 && Json.read(answer.body()) instanceof Map<?, ?> body) {
            Object token = body.containsKey("token") ? body.get("token") : body.get("access_token");
            if (token instanceof String text) {
                return text;
            }
        }
        throw new RegistryException(
                "The login in `docker.registries` was refused: " + realm + " answered " + answer.statusCode() + ".");
    }

    private static String basic(Registry.Login login) {
        byte[] pair = (login.user() + ":" + login.password().reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** In words: the exceptions of a connection that never was carry none. */
    private static String text(Exception e) {
        return switch (e) {
            case HttpTimeoutException _ -> "it gave no answer within " + PATIENCE.toSeconds() + " s";
            case ConnectException refused when refused.getMessage() == null -> "nobody answers there";
            case SSLException plain
            when message(plain).contains("SSL message") ->
                "it does not speak HTTPS; one that is meant to speak HTTP is named in `docker.insecureRegistries`";
            case SSLException untrusted
            when message(untrusted).contains("certification path") ->
                "its certificate is of no authority that is trusted here";
            default -> message(e);
        };
    }

    private static String message(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public void close() {
        client.close();
    }
}
