package dev.fairlead.lightsail.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** Nothing that is asked of Amazon goes on for ever. */
@Timeout(20)
class BoundsTest {
    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final String HEAD = """
        HTTP/1.1 200 OK\r
        Content-Type: application/x-amz-json-1.1\r
        Content-Length: 100000\r
        \r
        """;

    @SuppressWarnings("NullAway.Init")
    private ServerSocket slow;

    @BeforeEach
    void listen() throws IOException {
        slow = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!slow.isClosed()) {
                try {
                    Socket caller = slow.accept();
                    Thread.ofVirtual().start(() -> trickle(caller));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        slow.close();
    }

    /** A byte now and then, so that no read waits for long. */
    private static void trickle(Socket caller) {
        try (caller;
                OutputStream out = caller.getOutputStream()) {
            out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(' ');
                out.flush();
                Thread.sleep(50);
            }
        } catch (IOException e) {
            // The caller has hung up, as is hoped for.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, String> environment() {
        String here = "http://" + slow.getInetAddress().getHostAddress() + ":" + slow.getLocalPort();
        return Map.of(
                Connection.ENDPOINT,
                here,
                SsmParameters.ENDPOINT,
                here,
                "AWS_ACCESS_KEY_ID",
                "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY",
                "secret");
    }

    @Test
    void an_answer_of_lightsail_that_trickles_is_given_up() {
        try (LightsailClient client = Connection.open("eu-central-1", environment(), LIMIT)) {
            var late = catchThrowableOfType(SdkException.class, client::getInstances);

            LightsailException told = Refusal.of("GetInstances", late);
            assertThat(told.reason()).isEqualTo(LightsailException.Reason.UNREACHABLE);
            assertThat(told).hasMessage("Lightsail did not bring its answer to `GetInstances` to an end.");
        }
    }

    @Test
    void an_answer_of_systems_manager_that_trickles_is_given_up() {
        var call = new SignedCall(environment(), LIMIT);

        assertThatThrownBy(() -> call.send("eu-central-1", "AmazonSSM.GetParameter", "{}"))
                .isInstanceOfSatisfying(
                        LightsailException.class,
                        e -> assertThat(e.reason()).isEqualTo(LightsailException.Reason.UNREACHABLE));
    }

    @Test
    void a_list_that_names_a_page_twice_is_given_up() {
        assertThatThrownBy(() -> Lists.pages(token -> "page", page -> List.of(page), page -> "again"))
                .isInstanceOf(LightsailException.class)
                .hasMessage("Lightsail does not come to the end of a list.");
    }
}
