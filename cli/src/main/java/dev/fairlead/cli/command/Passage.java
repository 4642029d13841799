package dev.fairlead.cli.command;

import dev.fairlead.host.daily.AppCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** Bytes between a command on the box and this process, unchanged and at once. */
final class Passage {
    private static final int BUFFER = 16 * 1024;

    /** As a shell tells of a command that SIGPIPE ended. */
    private static final int READER_GONE = 141;

    private final PrintStream out;

    Passage(PrintStream out) {
        this.out = out;
    }

    /** @return the command's exit status; 141 once nobody reads what it prints, as behind {@code head} */
    static int all(AppCommand command, InputStream in, PrintStream out) {
        Thread.ofPlatform().daemon().name("stdin").start(() -> stdin(in, command.stdin()));
        var passage = new Passage(out);
        var buffer = new byte[BUFFER];
        try {
            for (int count = command.stdout().read(buffer);
                    count >= 0;
                    count = command.stdout().read(buffer)) {
                passage.accept(buffer, 0, count);
                if (out.checkError()) {
                    return READER_GONE;
                }
            }
        } catch (IOException e) {
            // As if it had ended: what is known of it is in its exit status.
        }
        return command.status();
    }

    private static void stdin(InputStream in, OutputStream stdin) {
        var buffer = new byte[BUFFER];
        try (stdin) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                stdin.write(buffer, 0, count);
                stdin.flush();
            }
        } catch (IOException e) {
            // The command reads no more.
        }
    }

    void accept(byte[] bytes, int offset, int length) {
        out.write(bytes, offset, length);
        out.flush();
    }
}
