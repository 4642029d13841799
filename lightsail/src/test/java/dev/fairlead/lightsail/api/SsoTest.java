package dev.fairlead.lightsail.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.fairlead.lab.lightsail.FakeLightsail;
import dev.fairlead.lightsail.Rig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever logs in by `aws sso login` is known by what that left behind. */
class SsoTest {
    private static final String PROFILE = """
        [profile work]
        sso_session = corp
        sso_account_id = 123456789012
        sso_role_name = Keeper
        region = eu-central-1

        [sso-session corp]
        sso_region = eu-west-1
        sso_start_url = https://corp.example.com/start
        """;
    private static final String EARLIER = """
        [profile work]
        sso_start_url = https://corp.example.com/start
        sso_region = eu-west-1
        sso_account_id = 123456789012
        sso_role_name = Keeper
        """;

    @TempDir
    Path home;

    @SuppressWarnings("NullAway.Init")
    private Rig rig;

    @SuppressWarnings("NullAway.Init")
    private HttpServer portal;

    @BeforeEach
    void start() throws IOException {
        rig = Rig.in(home);
        portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/federation/credentials", exchange -> {
            boolean isKnown = "let-me-in".equals(exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token"))
                    && exchange.getRequestURI().getQuery().contains("role_name=Keeper");
            byte[] answer = (isKnown
                            ? "{\"roleCredentials\": {\"accessKeyId\": \"" + FakeLightsail.ACCESS_KEY
                                    + "\", \"secretAccessKey\": \"" + FakeLightsail.SECRET_KEY
                                    + "\", \"sessionToken\": \"t\", \"expiration\": "
                                    + Instant.now().plusSeconds(3600).toEpochMilli() + "}}"
                            : "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isKnown ? 200 : 401, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        portal.start();
    }

    @AfterEach
    void close() {
        portal.stop(0);
        rig.close();
    }

    private void login(String key, Instant until) throws Exception {
        Path cache = Files.createDirectories(home.resolve(".aws/sso/cache"));
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                cache.resolve(HexFormat.of().formatHex(digest) + ".json"),
                "{\"startUrl\": \"https://corp.example.com/start\", \"region\": \"eu-west-1\","
                        + " \"accessToken\": \"let-me-in\", \"expiresAt\": \""
                        + until.toString().substring(0, 19)
                        + "Z\"}");
    }

    private String asked(String profile) throws Exception {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), profile);
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SsoProbe.class.getName()))
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("AWS_PROFILE", "work");
        builder.environment()
                .put(
                        "AWS_ENDPOINT_URL_SSO",
                        "http://127.0.0.1:" + portal.getAddress().getPort());
        if (!profile.contains("endpoint_url")) {
            builder.environment()
                    .put("FAIRLEAD_LIGHTSAIL_ENDPOINT", rig.fake().endpoint().toString());
        }
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    @Test
    void a_login_that_counts_is_used() throws Exception {
        login("corp", Instant.now().plusSeconds(3600));
        assertThat(asked(PROFILE)).isEqualTo("instances: []");
    }

    @Test
    void a_profile_of_the_earlier_form_is_read_too() throws Exception {
        login("https://corp.example.com/start", Instant.now().plusSeconds(3600));
        assertThat(asked(EARLIER)).isEqualTo("instances: []");
    }

    /** Nothing but the profile says where Lightsail is: `SsoProbe` is told by no variable. */
    @Test
    void another_server_is_named_by_the_profile_too() throws Exception {
        String endpoint = rig.fake().endpoint().toString();
        assertThat(asked("[profile work]\nregion = eu-central-1\nendpoint_url = " + endpoint
                        + "\naws_access_key_id = " + FakeLightsail.ACCESS_KEY + "\naws_secret_access_key = "
                        + FakeLightsail.SECRET_KEY + "\n"))
                .isEqualTo("instances: []");
    }

    @Test
    void a_login_that_has_run_out_or_never_was_is_told_with_the_command_that_mends_it() throws Exception {
        String told = "The profile `work` uses SSO, and there is no login that counts. | ";
        assertThat(asked(PROFILE)).startsWith(told).endsWith(" | aws sso login --profile work");
        login("https://corp.example.com/start", Instant.now().minusSeconds(60));
        assertThat(asked(EARLIER)).startsWith(told).endsWith(" | aws sso login --profile work");
    }
}
