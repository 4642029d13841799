package dev.fairlead.host.daily;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.ssh.Exec;
import dev.fairlead.host.ssh.HostException;
import dev.fairlead.host.ssh.OutputSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A command that runs in a container of its own, which is removed when it ends or whoever runs it is gone. */
public final class AppCommand implements AutoCloseable {
    private static final Duration ENDING = Duration.ofSeconds(30);

    private final Exec leash;
    private final Exec exec;

    private AppCommand(Exec leash, Exec exec) {
        this.leash = leash;
        this.exec = exec;
    }

    static AppCommand start(ScriptRunner box, AppModel app, CommandRequest request, String name, OutputSink stderr) {
        Exec leash = box.open(AppCommandScript.leash(name));
        var command = new AppCommand(leash, box.open(AppCommandScript.run(app, request, name), stderr));
        try {
            command.awaitReady(app);
            return command;
        } catch (RuntimeException e) {
            command.close();
            throw e;
        }
    }

    private void awaitReady(AppModel app) {
        String word = firstLine();
        if (word.equals("ready")) {
            return;
        }
        String said = exec.await(ENDING).stderr().strip();
        String why = said.isEmpty() ? null : said;
        if (word.startsWith("gone ")) {
            throw new HostException(
                    HostException.Reason.NOT_SERVED,
                    "`" + app.name() + "` has no container `" + app.name() + "-" + word.substring(5)
                            + "` whose release the command could run in.",
                    why,
                    "Bring the box in line with `fairlead apply`.");
        }
        throw new HostException(
                HostException.Reason.NOT_SERVED,
                "The command could not be started in a container of `" + app.name() + "`.",
                why,
                null);
    }

    private String firstLine() {
        var line = new StringBuilder();
        try {
            for (int b = exec.stdout().read();
                    b >= 0 && b != '\n';
                    b = exec.stdout().read()) {
                line.append((char) b);
            }
        } catch (IOException e) {
            // As if it had ended: what is known of it is in its exit status.
        }
        return line.toString();
    }

    /** Sends on {@code flush}. */
    public OutputStream stdin() {
        return exec.stdin();
    }

    public InputStream stdout() {
        return exec.stdout();
    }

    /** Tells the command that its terminal has another size. */
    public void resize(int rows, int columns) {
        tell("size " + rows + " " + columns);
    }

    /** The exit status, once stdout has come to its end. */
    public int status() {
        int exit = exec.await(ENDING).exit();
        tell("over");
        return exit;
    }

    private void tell(String words) {
        try {
            leash.stdin().write((words + "\n").getBytes(StandardCharsets.US_ASCII));
            leash.stdin().flush();
        } catch (IOException e) {
            // The connection is gone, which tells the leash all it must know.
        }
    }

    @Override
    public void close() {
        exec.close();
        leash.close();
    }
}
