package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.Person;
import dev.fairlead.cli.view.Plans;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.look.Sight;
import dev.fairlead.host.memory.BoxMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code drift} says to a script. */
class DriftTest {
    @TempDir
    Path directory;

    private Path model;

    @BeforeEach
    void a_model() throws IOException {
        model = Files.writeString(directory.resolve("fairlead.yaml"), """
            name: visa-bulletin
            ssh: {address: 203.0.113.7}
            """);
    }

    private int status(Plan plan, String failOn) {
        var environment = new Environment(
                Map.of(), directory, directory, "somebody", "somewhere", false, false, new Person.Nobody());
        var nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Fairlead(
                        environment,
                        nowhere,
                        nowhere,
                        () -> 0,
                        (wanted, here, log) -> seenAs(plan),
                        FairleadTest.CLOUDLESS)
                .run(List.of("drift", "--fail-on", failOn, "-f", model.toString()));
    }

    private static Box seenAs(Plan plan) {
        var memory = BoxMemory.blank(new BoxKey("0".repeat(64)));
        return (Box) Proxy.newProxyInstance(
                Box.class.getClassLoader(),
                new Class<?>[] {Box.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "close" -> null;
                    case "look" -> new Sight(plan, memory, Set.of(), Map.of(), plan.isEmpty(), null);
                    default -> throw new AssertionError("Nobody asks for " + method.getName());
                });
    }

    @Test
    void what_could_not_be_looked_at_fails_a_job_that_asked_for_it() {
        assertThat(status(Plans.ofEverything(), "unknown")).isEqualTo(4);
        assertThat(status(Plans.ofEverything(), "any")).isEqualTo(4);
        assertThat(status(Plans.ignoring(), "unknown")).isZero();
    }

    @Test
    void what_somebody_changed_fails_a_job_that_asked_for_it() {
        assertThat(status(Plans.ofEverything(), "drift")).isEqualTo(3);
        assertThat(status(Plans.inSync(), "drift")).isZero();
        assertThat(status(Plans.inSync(), "any")).isZero();
    }
}
