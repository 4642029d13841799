package dev.fairlead.lightsail.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.fairlead.lab.lightsail.FakeLightsail;
import dev.fairlead.lightsail.Rig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has no profile and no keys in the environment is known by what else there is. */
class SourcesTest {
    @TempDir
    Path home;

    @SuppressWarnings("NullAway.Init")
    private Rig rig;

    @SuppressWarnings("NullAway.Init")
    private HttpServer container;

    @BeforeEach
    void start() throws IOException {
        rig = Rig.in(home);
        container = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        container.createContext("/role", exchange -> {
            byte[] answer = ("{\"AccessKeyId\": \"" + FakeLightsail.ACCESS_KEY + "\", \"SecretAccessKey\": \""
                            + FakeLightsail.SECRET_KEY + "\", \"Token\": \"t\", \"Expiration\": \""
                            + Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS) + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        container.start();
    }

    @AfterEach
    void close() {
        container.stop(0);
        rig.close();
    }

    /** In a process of its own, as the SDK finds all but the first source by itself. */
    private String asked(List<String> options, Map<String, String> variables) throws Exception {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        words.addAll(options);
        words.add(SsoProbe.class.getName());
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("HOME", home.toString());
        builder.environment()
                .put("FAIRLEAD_LIGHTSAIL_ENDPOINT", rig.fake().endpoint().toString());
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    @Test
    void the_system_properties_of_java_are_one_source() throws Exception {
        assertThat(asked(
                        List.of(
                                "-Daws.accessKeyId=" + FakeLightsail.ACCESS_KEY,
                                "-Daws.secretAccessKey=" + FakeLightsail.SECRET_KEY),
                        Map.of()))
                .isEqualTo("instances: []");
    }

    @Test
    void the_role_of_a_container_is_another_where_a_variable_says_that_there_is_one() throws Exception {
        String role = "http://127.0.0.1:" + container.getAddress().getPort() + "/role";

        assertThat(asked(List.of(), Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", role)))
                .isEqualTo("instances: []");
    }
}
