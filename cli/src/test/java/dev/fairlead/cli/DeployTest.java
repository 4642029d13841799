package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Boxes;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.Person;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.host.session.ApplyListener;
import dev.fairlead.host.session.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy} does on this side of the connection. */
class DeployTest {
    private static final String MODEL = """
            name: shop
            ssh: {address: 203.0.113.7}
            app:
              directory: /opt/shop
              image: example/shop
              tag: v1
              containerPort: 80
              ports: {blue: 8000, green: 8001}
            """;

    private static final Plan NOTED =
            new Plan("shop", List.of(), List.of(), List.of(), 0, List.of(), Map.of(), List.of("Know this."));

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private Path model;

    @BeforeEach
    void a_model() throws IOException {
        model = Files.writeString(directory.resolve("fairlead.yaml"), MODEL);
    }

    /** A box whose deploy begins and is stopped by whoever sits before it. */
    private Box stopped() {
        return (Box) Proxy.newProxyInstance(
                Box.class.getClassLoader(),
                new Class<?>[] {Box.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "close" -> null;
                    case "deploy" -> {
                        ((ApplyListener) arguments[1]).begins(NOTED);
                        err.writeBytes("(begins)\n".getBytes(StandardCharsets.UTF_8));
                        yield new Outcome.Stopped(List.of(), Map.of());
                    }
                    default -> throw new AssertionError("A deploy does not ask for " + method.getName());
                });
    }

    private int run(Boxes boxes, String... arguments) {
        var environment = new Environment(
                Map.of(), directory, directory, "somebody", "somewhere", false, false, new Person.Nobody());
        var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Fairlead(environment, stream, stream, () -> 0, boxes, FairleadTest.CLOUDLESS)
                .run(List.of(arguments));
    }

    private int refused(String... arguments) {
        return run(
                (model, environment, log) -> {
                    throw new AssertionError("The box was asked.");
                },
                arguments);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void what_there_is_to_know_is_told_before_it_begins() {
        assertThat(run((model, environment, log) -> stopped(), "-f", model.toString(), "deploy", "v2"))
                .isEqualTo(1);
        assertThat(said())
                .startsWith("note: Know this.\n(begins)\n")
                .contains("fix: Run `fairlead deploy v2` again: it goes on from what it finds.");
    }

    @Test
    void nothing_to_write_is_no_deploy() {
        assertThat(refused("-f", model.toString(), "deploy", "--write")).isEqualTo(2);
        assertThat(said()).contains("error: `--write` has no tag to write.");
    }

    @Test
    void a_tag_that_cannot_be_written_is_refused_before_anything_moves() throws IOException {
        Files.writeString(model, MODEL.replace("name: shop", "name: &n v1").replace("tag: v1", "tag: *n"));

        assertThat(refused("-f", model.toString(), "deploy", "v2", "--write")).isEqualTo(2);
        assertThat(said()).contains("It repeats what an anchor elsewhere says.");
    }
}
