package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The question as it is asked: by bash, of an app that answers, and of a Docker that says what a test gives it. */
class HealthQuestionTest {
    private static final String DOCKER = """
            #!/bin/sh
            cd "${0%/*}" || exit
            case $1:$* in
            inspect:*State.Status*) echo "running 0 false 0 1 $(cat health)" ;;
            inspect:*Healthcheck*) cat check; echo ;;
            inspect:*Shell*) cat shell; echo ;;
            exec:*) shift; printf '%s|' "$@" > asked; exit "$(cat answer)" ;;
            logs:*) echo 'so it said' ;;
            esac
            """;

    @TempDir
    Path bin;

    private final HttpServer app = listening();

    @BeforeEach
    void docker() throws IOException {
        assertThat(Files.writeString(bin.resolve("docker"), DOCKER).toFile().setExecutable(true))
                .isTrue();
        Files.writeString(bin.resolve("check"), "CMD\0look\0at it\0");
        Files.writeString(bin.resolve("shell"), "");
        Files.writeString(bin.resolve("answer"), "0");
        answering(200);
    }

    @AfterEach
    void end() {
        app.stop(0);
    }

    private static HttpServer listening() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answering(int status) {
        app.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private record Verdict(int exit, String said) {}

    private Verdict asked(String health) throws IOException, InterruptedException {
        Files.writeString(bin.resolve("health"), health);
        var command = new ArrayList<>(List.of(
                "bash",
                "-c",
                HealthQuestion.WAIT,
                "fairlead",
                "shop-blue",
                Integer.toString(app.getAddress().getPort())));
        command.addAll(List.of("/", "200", "1", "0.250", "shop.test", "http", "8000"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Verdict(process.waitFor(), said);
    }

    private String asked() throws IOException {
        Path asked = bin.resolve("asked");
        return Files.exists(asked) ? Files.readString(asked) : "";
    }

    @Test
    void what_docker_calls_healthy_is_not_asked_again() throws Exception {
        assertThat(asked("healthy")).isEqualTo(new Verdict(0, ""));
        assertThat(asked()).isEmpty();
    }

    @Test
    void until_docker_asks_for_the_first_time_the_images_own_check_is_asked_here() throws Exception {
        assertThat(asked("starting")).isEqualTo(new Verdict(0, ""));
        assertThat(asked()).isEqualTo("shop-blue|look|at it|");
    }

    @Test
    void a_check_in_one_line_goes_to_the_shell_that_the_image_names() throws Exception {
        Files.writeString(bin.resolve("check"), "CMD-SHELL\0curl -f \"$URL\" || exit 1\0");

        assertThat(asked("starting").exit()).isZero();
        assertThat(asked()).isEqualTo("shop-blue|/bin/sh|-c|curl -f \"$URL\" || exit 1|");

        Files.writeString(bin.resolve("shell"), "/bin/ash\0-ec\0");

        assertThat(asked("starting").exit()).isZero();
        assertThat(asked()).startsWith("shop-blue|/bin/ash|-ec|curl");
    }

    @Test
    void a_page_that_answers_is_not_enough_where_the_check_fails() throws Exception {
        Files.writeString(bin.resolve("answer"), "1");

        Verdict verdict = asked("starting");

        assertThat(verdict.exit()).isEqualTo(1);
        assertThat(verdict.said()).contains("the image's own health check fails", "so it said");
    }

    @Test
    void what_docker_found_unhealthy_is_not_asked_for_a_better_answer() throws Exception {
        assertThat(asked("unhealthy").exit()).isEqualTo(1);
        assertThat(asked()).isEmpty();
    }

    @Test
    void a_check_is_not_asked_before_the_page_answers_as_it_should() throws Exception {
        app.removeContext("/");
        answering(500);

        Verdict verdict = asked("starting");

        assertThat(verdict.said()).contains("answered 500, where 200 was expected");
        assertThat(asked()).isEmpty();
    }
}
