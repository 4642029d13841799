package dev.fairlead.lab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DelayingProxyTest {
    private static final int SEED = 7;
    private static final Duration LATENCY = Duration.ofMillis(50);

    private EchoServer server;

    @BeforeEach
    void start() throws IOException {
        server = new EchoServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void every_byte_arrives_in_order_and_is_counted_both_ways() throws Exception {
        var sent = new byte[3_000_000];
        new Random(SEED).nextBytes(sent);
        try (var proxy = DelayingProxy.to("127.0.0.1", server.port(), Duration.ofMillis(5));
                var client = connect(proxy)) {
            var writing = Thread.ofVirtual().start(() -> {
                try {
                    client.getOutputStream().write(sent);
                    client.shutdownOutput();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent);
            writing.join();
            assertThat(proxy.traffic().toServer()).isEqualTo(sent.length);
            assertThat(proxy.traffic().toClient()).isEqualTo(sent.length);
        }
    }

    @Test
    void an_answer_takes_a_round_trip() throws Exception {
        try (var proxy = DelayingProxy.to("127.0.0.1", server.port(), LATENCY);
                var client = connect(proxy)) {
            say(client, "first");
            var start = System.nanoTime();
            say(client, "second");
            var took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(took).isGreaterThanOrEqualTo(LATENCY.multipliedBy(2));
        }
    }

    @Test
    void latency_does_not_limit_throughput() throws Exception {
        var chunk = new byte[16 * 1024];
        try (var proxy = DelayingProxy.to("127.0.0.1", server.port(), LATENCY);
                var client = connect(proxy)) {
            var start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                client.getOutputStream().write(chunk);
            }
            client.getInputStream().readNBytes(100 * chunk.length);
            var took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(took).isLessThan(LATENCY.multipliedBy(40));
        }
    }

    @Test
    void round_trips_count_the_connection_and_each_turn_of_the_client() throws Exception {
        try (var proxy = DelayingProxy.to("127.0.0.1", server.port());
                var client = connect(proxy)) {
            for (int i = 0; i < 5; i++) {
                say(client, "hello");
            }
            assertThat(proxy.traffic().roundTrips()).isEqualTo(6);
            proxy.traffic().reset();
            say(client, "hello");
            assertThat(proxy.traffic().roundTrips()).isEqualTo(1);
        }
    }

    @Test
    void the_connection_breaks_after_the_given_number_of_bytes() throws Exception {
        try (var proxy = DelayingProxy.to("127.0.0.1", server.port());
                var client = connect(proxy)) {
            say(client, "hello");
            proxy.traffic().cutAfter(8);
            assertThatThrownBy(() -> say(client, "world")).isInstanceOf(SocketException.class);
            try (var next = connect(proxy)) {
                say(next, "again");
            }
        }
    }

    @Test
    void a_cut_breaks_what_is_open() throws Exception {
        try (var proxy = DelayingProxy.to("127.0.0.1", server.port());
                var client = connect(proxy)) {
            say(client, "hello");
            proxy.cut();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void a_stall_holds_everything_back_until_it_ends() throws Exception {
        try (var proxy = DelayingProxy.to("127.0.0.1", server.port());
                var client = connect(proxy)) {
            proxy.traffic().stall();
            client.getOutputStream().write('x');
            client.setSoTimeout(200);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            client.setSoTimeout(10_000);
            proxy.traffic().resume();
            assertThat(client.getInputStream().read()).isEqualTo('x');
        }
    }

    @Test
    void a_server_that_is_not_there_ends_the_connection() throws Exception {
        // Taken, so that nobody else can listen there, and without a listener: a closed one may take one more
        // connection.
        try (var taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            refuses(taken.getLocalPort());
        }
    }

    private static void refuses(int port) throws IOException {
        try (var proxy = DelayingProxy.to("127.0.0.1", port);
                var client = connect(proxy)) {
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    private static Socket connect(DelayingProxy proxy) throws IOException {
        var client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setTcpNoDelay(true);
        client.setSoTimeout(10_000);
        return client;
    }

    /** Says a word and waits for its echo. A connection in order never ends in the middle. */
    private static void say(Socket client, String word) throws IOException {
        client.getOutputStream().write(word.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var echo = client.getInputStream().readNBytes(word.length());
        if (echo.length < word.length()) {
            throw new SocketException("ended");
        }
    }
}
