package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.App;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.app.HoldKind.Declaration;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Output;
import dev.fairlead.host.shell.Section;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that waits for a colour, and what is read of a hold. */
class HoldKindTest {
    private static final String PASSING_ON =
            "/usr/lib/systemd/systemd-socket-proxyd --connections-max=4096 --exit-idle-time=2s";

    @TempDir
    Path directory;

    /** Taken, and without a listener until one is wanted. */
    private final ServerSocket blue = unbound();

    private final Socket green = new Socket();

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void take() throws IOException {
        green.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void free() throws IOException {
        blue.close();
        green.close();
    }

    private HoldFiles files(int port, Duration longest) {
        var health = new App.Health("/health it's", 200, Duration.ofSeconds(60), Duration.ofSeconds(1), null);
        return new HoldFiles(
                "shop",
                new App.Ports(port, green.getLocalPort()),
                directory.resolve("shop.green").toString(),
                longest,
                new HealthQuestion(health, "shop.example", "https", 8000));
    }

    private String passedOnTo(HoldFiles files) throws IOException, InterruptedException {
        Path script =
                Files.writeString(directory.resolve("wait"), files.script().replace("exec " + PASSING_ON, "exec echo"));
        // With a socket of systemd's as 3.
        Process process = new ProcessBuilder("bash", "-c", "exec bash \"$0\" 3</dev/null", script.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    @Test
    void what_came_is_passed_on_to_the_colour_that_answers() throws Exception {
        blue.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(() -> {
            try (Socket visitor = blue.accept()) {
                visitor.getOutputStream().write("HTTP/1.0 503 Not yet\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(passedOnTo(files(blue.getLocalPort(), Duration.ofSeconds(60))))
                .isEqualTo("127.0.0.1:" + blue.getLocalPort());
    }

    @Test
    void nobody_waits_longer_than_the_model_says() throws Exception {
        long begin = System.nanoTime();

        assertThat(passedOnTo(files(1, Duration.ofSeconds(2)))).isEqualTo("127.0.0.1:1");
        // Bash counts the seconds of the clock on the wall, the first of which may be nearly over.
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(12));
    }

    @Test
    void a_hold_is_as_its_files_and_its_socket_are() {
        HoldFiles files = files(8101, Duration.ofSeconds(10));
        Resource<Declaration> hold = HoldKind.of(files, "nginx.hold");
        String written = "hold=shop\nasks=/health it's as shop.example\nlongest=10 s\nports=8101 and "
                + green.getLocalPort() + "\n\n"
                + files.digests().entrySet().stream()
                        .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                        .collect(Collectors.joining());
        String listening =
                "Id=fairlead-hold-shop.socket\nActiveState=active\nUnitFileState=enabled\nNeedDaemonReload=no\n";

        assertThat(seen(hold, written + listening))
                .isEqualTo(Observation.present(Objects.requireNonNull(hold.desired())));
        assertThat(seen(hold, listening)).isEqualTo(Observation.absent());
        assertThat(seen(
                        hold,
                        written.replace("10 s", "5 s").replaceFirst("(?m)^[0-9a-f]{64}", "0")
                                + listening.replace("active", "failed").replace("enabled", "disabled")))
                .isEqualTo(Observation.present(Objects.requireNonNull(hold.desired())
                        .plain("longest", "5 s")
                        .plain("files", "others")
                        .plain("listening", "no")
                        .plain("enabled", "no")));
    }

    private static Observation seen(Resource<Declaration> hold, String answer) {
        var finished = new Answer.Finished(Section.asking("hold", ""), 0, Output.of(answer + ".\n"), "", null);
        return HoldKind.HOLD.read(finished, List.of(hold)).values().iterator().next();
    }
}
