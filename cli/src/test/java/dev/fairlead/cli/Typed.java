package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cli.line.Boxes;
import dev.fairlead.cli.line.Clouds;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.Person;
import dev.fairlead.host.ssh.HostException;
import dev.fairlead.lightsail.api.LightsailException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What came of a command line, typed where no server can be reached. */
record Typed(int exit, String out, String err) {
    private static final Boxes UNREACHABLE = (model, environment, log) -> {
        throw new HostException(
                HostException.Reason.UNREACHABLE, "`203.0.113.7` does not answer.", "connection refused", null);
    };

    private static final Clouds CLOUDLESS = (model, environment) -> {
        throw new LightsailException(
                LightsailException.Reason.NO_CREDENTIALS, "Nobody is known here to Lightsail.", null, "aws configure");
    };

    static Typed in(Path directory, String... arguments) {
        return in(directory, directory, List.of(), arguments);
    }

    /** Where somebody gives these answers, and no more; nobody sits there if there are none. */
    static Typed in(Path directory, Path home, List<String> answers, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var environment = new Environment(
                Map.of(),
                directory,
                home,
                "somebody",
                "somewhere",
                false,
                false,
                answers.isEmpty() ? new Person.Nobody() : new Answering(new ArrayDeque<>(answers)));
        int exit = new Fairlead(environment, stream(out), stream(err), () -> 0, UNREACHABLE, CLOUDLESS)
                .run(List.of(arguments));
        return new Typed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private record Answering(Queue<String> answers) implements Person {
        @Override
        public @Nullable String line() {
            return answers.poll();
        }

        @Override
        public @Nullable String secret(String question) {
            return null;
        }
    }

    /** In sentences, with no trace of the program. */
    void assertRefused() {
        assertThat(exit).as(err).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err)
                .startsWith("error: ")
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("inside Fairlead");
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
