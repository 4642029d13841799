package dev.fairlead.story;

import dev.fairlead.cli.Main;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.Person;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The program as a value, wired as its own process wires it. */
record Embedded(Map<String, String> variables, Duration longest) {
    Run run(List<String> arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var task = new FutureTask<>(() -> status(arguments, out, err));
        Thread thread = Thread.ofPlatform().daemon().name("fairlead").start(task);
        String line = String.join(" ", arguments);
        try {
            int status = task.get(longest.toSeconds(), TimeUnit.SECONDS);
            return new Run("fairlead " + line, status, text(out), text(err));
        } catch (TimeoutException e) {
            var stuck =
                    new AssertionError("still running after " + longest + ": " + line + "\n" + text(err), at(thread));
            task.cancel(true);
            throw stuck;
        } catch (ExecutionException e) {
            throw new AssertionError("It promises never to throw: " + line, e.getCause());
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int status(List<String> arguments, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return Main.program(Environment.ofProcess(variables, new Person.Nobody()), printed(out), printed(err))
                .run(arguments);
    }

    private static Throwable at(Thread thread) {
        var where = new IllegalStateException("It stood here.");
        where.setStackTrace(thread.getStackTrace());
        return where;
    }

    private static PrintStream printed(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
