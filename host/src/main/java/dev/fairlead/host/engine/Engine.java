package dev.fairlead.host.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.fairlead.core.json.Json;
import dev.fairlead.core.model.Secret;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.ssh.HostException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Docker Engine of a box. Docker's own {@code dial-stdio} takes a command's input and output to the engine's socket,
 * so that no port is opened. Every method throws {@link HostException} where the way to the engine is broken, and
 * {@link EngineException} where the engine says no.
 */
public final class Engine implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final String DIAL = "\necho '" + SocketBridge.READY + "'\nexec docker system dial-stdio";

    private final SocketBridge bridge;
    private final DockerClient client;

    /**
     * @param root where the engine keeps images
     * @param machine as {@code uname -m} says it
     */
    public record Facts(String root, String os, String machine) {}

    /** @param registry host that the login is for */
    public record Login(String registry, String user, Secret password) {}

    private Engine(SocketBridge bridge, DockerClient client) {
        this.bridge = bridge;
        this.client = client;
    }

    /** @param first sh that runs on the box before each connection, which comes to nothing where it fails */
    public static Engine over(ScriptRunner box, String first) {
        var bridge = SocketBridge.over(() -> box.open(first + DIAL));
        var socket = URI.create("unix://" + bridge.socket());
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(socket)
                .maxConnections(2)
                .connectionTimeout(CONNECT_LIMIT)
                .responseTimeout(LONGEST)
                .build();
        return new Engine(bridge, DockerClientImpl.getInstance(new Settings(socket), http));
    }

    public Facts facts() {
        return asking(() -> {
            var info = client.infoCmd().exec();
            return new Facts(text(info.getDockerRootDir()), text(info.getOsType()), text(info.getArchitecture()));
        });
    }

    /**
     * Pulls, and returns once the image is there.
     *
     * @param reference a digest or a tag
     * @param login null pulls as nobody
     */
    public void pull(String image, String reference, @Nullable Login login, Consumer<PullNews> hears) {
        asking(() -> {
            var command = client.pullImageCmd(image).withTag(reference);
            if (login != null) {
                command.withAuthConfig(new AuthConfig()
                        .withRegistryAddress(login.registry())
                        .withUsername(login.user())
                        .withPassword(login.password().reveal()));
            }
            var answer = new PullAnswer(hears);
            command.exec(answer);
            if (!awaited(answer)) {
                throw new EngineException("timeout: the pull did not end within " + LONGEST.toMinutes() + " minutes");
            }
            String error = answer.error();
            if (error != null) {
                throw new EngineException(error);
            }
            return error;
        });
    }

    private static boolean awaited(PullAnswer answer) {
        try {
            return answer.awaitCompletion(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private <T extends @Nullable Object> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (DockerException e) {
            throw new EngineException(words(e));
        } catch (EngineException e) {
            throw e;
        } catch (RuntimeException e) {
            HostException trouble = bridge.trouble();
            throw trouble == null ? broken(e) : trouble;
        }
    }

    private static HostException broken(RuntimeException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new HostException(
                HostException.Reason.CONNECTION_LOST,
                "The connection to the box's Docker Engine was lost.",
                cause.getMessage(),
                "Run the command again: layers that arrived are kept.");
    }

    /** {@code Status 404: {"message":"manifest unknown"}}: what a person reads is the message. */
    private static String words(DockerException e) {
        String text = text(e.getMessage());
        int brace = text.indexOf('{');
        try {
            if (brace >= 0 && Json.read(text.substring(brace).strip()) instanceof Map<?, ?> body) {
                return String.valueOf(body.get("message"));
            }
        } catch (IllegalArgumentException notJson) {
            return text;
        }
        return text;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            // What it held is closed with the bridge.
        } finally {
            bridge.close();
        }
    }
}
