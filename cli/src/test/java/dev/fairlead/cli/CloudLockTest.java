package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cli.box.CloudOfModel;
import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Boxes;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.Person;
import dev.fairlead.host.lock.LockHolder;
import dev.fairlead.host.session.Outcome;
import dev.fairlead.host.session.Server;
import dev.fairlead.host.ssh.HostException;
import dev.fairlead.lab.lightsail.FakeLightsail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends an instance is done while nobody else changes its box. */
class CloudLockTest {
    private static final String MODEL = Shop.text("""
        firewall: [{port: 22}]
        """);
    private static final Boxes UNREACHABLE = (model, here, log) -> {
        throw new HostException(HostException.Reason.UNREACHABLE, "`shop` does not answer.", null, null);
    };

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private FakeLightsail fake;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** What the box does with work that is to be done under its lock. */
    private interface Lock {
        Outcome around(Server.Changing work) throws InterruptedException;
    }

    @BeforeEach
    void runs() throws IOException {
        fake = FakeLightsail.start(FakeLightsail.Settings.onPaper(directory));
        Files.writeString(directory.resolve("fairlead.yaml"), MODEL);
        assertThat(run(UNREACHABLE, "apply", "--yes", "--cloud-only")).as(err()).isZero();
        fake.faults().forgetCalls();
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void a_box_that_somebody_else_changes_keeps_its_instance() throws IOException {
        wantALargerBundle();
        Boxes busy = boxes(work -> new Outcome.Busy(new LockHolder("ci@runner", "2026-01-02T03:04:05Z", 1)));

        assertThat(run(busy, "apply", "--yes", "--cloud-only")).isEqualTo(1);

        assertThat(err()).contains("ci@runner");
        assertThat(fake.faults().calls()).doesNotContain("StopInstance", "CreateInstanceSnapshot", "DeleteInstance");
    }

    @Test
    void of_two_applies_that_make_it_anew_the_second_finds_it_done() throws IOException {
        wantALargerBundle();
        Boxes overtaken = boxes(work -> {
            assertThat(run(UNREACHABLE, "apply", "--yes", "--cloud-only"))
                    .as(err())
                    .isZero();
            return work.perform();
        });

        assertThat(run(overtaken, "apply", "--yes", "--cloud-only")).as(err()).isZero();

        assertThat(fake.faults().calls())
                .containsOnlyOnce("DeleteInstance")
                .containsOnlyOnce("CreateInstancesFromSnapshot");
    }

    @Test
    void a_box_that_does_not_answer_is_told_of() throws IOException {
        wantALargerBundle();

        assertThat(run(UNREACHABLE, "apply", "--yes", "--cloud-only")).isZero();

        assertThat(err()).contains("Whether somebody else changes the box cannot be seen: `shop` does not answer.");
    }

    @Test
    void a_copy_whose_inside_belongs_to_another_server_keeps_nobody_from_what_is_ours_by_its_tag() throws IOException {
        wantALargerBundle();
        Boxes copy = boxes(work -> {
            throw new HostException(HostException.Reason.BELONGS_TO_ANOTHER, "It is `other`'s.", null, null);
        });

        assertThat(run(copy, "apply", "--yes", "--cloud-only")).as(err()).isZero();

        assertThat(err()).contains("It is `other`'s.");
        assertThat(fake.faults().calls()).containsOnlyOnce("DeleteInstance");
    }

    private void wantALargerBundle() throws IOException {
        Files.writeString(directory.resolve("fairlead.yaml"), MODEL.replace("nano_3_0", "small_3_0"));
    }

    /** Boxes that can be connected to and locked, and nothing else. */
    private static Boxes boxes(Lock lock) {
        Box box = (Box) Proxy.newProxyInstance(
                Box.class.getClassLoader(),
                new Class<?>[] {Box.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "whileLocked" -> lock.around((Server.Changing) arguments[2]);
                    case "awaitConnection", "close" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return (model, here, log) -> box;
    }

    private int run(Boxes boxes, String... arguments) {
        var variables = Map.of(
                "FAIRLEAD_LIGHTSAIL_ENDPOINT",
                fake.endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                FakeLightsail.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                FakeLightsail.SECRET_KEY);
        var environment = new Environment(
                variables, directory, directory, "somebody", "somewhere", false, false, new Person.Nobody());
        err.reset();
        var words = new java.util.ArrayList<>(List.of(arguments));
        words.addAll(List.of("-f", directory.resolve("fairlead.yaml").toString()));
        return new Fairlead(
                        environment,
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> 0,
                        boxes,
                        CloudOfModel::open)
                .run(words);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
