package dev.fairlead.lab.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.fairlead.lab.machine.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A Docker Engine that answers on the machine's socket. */
public final class Engine implements AutoCloseable {
    static final Path SOCKET = Path.of("/var/run/docker.sock");
    /** The oldest Engine supported is Debian 12's 20.10, which speaks this and no later version. */
    private static final String API = "1.41";

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(15);

    private final DockerClient client;

    private Engine(DockerClient client) {
        this.client = client;
    }

    /** The Engine, if one answers. */
    public static Optional<Engine> running() {
        if (!Files.exists(SOCKET)) {
            return Optional.empty();
        }
        var engine = connect();
        try {
            engine.client.pingCmd().exec();
            return Optional.of(engine);
        } catch (RuntimeException e) {
            engine.close();
            return Optional.empty();
        }
    }

    public String version() {
        var version = client.versionCmd().exec();
        return version.getVersion() == null ? "unknown" : version.getVersion();
    }

    /** Whether no container runs on it, of this lab or of anybody, and no other lab is up, be it without a box just now. */
    public boolean isIdle(String lab) {
        return client.listContainersCmd().exec().isEmpty()
                && networks().labelled(lab).isEmpty();
    }

    public Images images() {
        return new Images(client, new ImportRequest(SOCKET, API));
    }

    public Containers containers() {
        return new Containers(client);
    }

    public Networks networks() {
        return new Networks(client);
    }

    public Volumes volumes() {
        return new Volumes(client);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw LabException.because("The connection to Docker could not be closed.", e);
        }
    }

    private static Engine connect() {
        var host = "unix://" + SOCKET;
        var settings = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host)
                .withDockerTlsVerify(false)
                .withApiVersion(API)
                .build();
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(settings.getDockerHost())
                .maxConnections(50)
                .connectionTimeout(CONNECT_LIMIT)
                .responseTimeout(ANSWER_LIMIT)
                .build();
        return new Engine(DockerClientImpl.getInstance(settings, http));
    }
}
