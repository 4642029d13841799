package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.process.ExitStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** {@code fairlead version}. */
final class VersionCommand implements Command {
    VersionCommand(Options options) {}

    @Override
    public int run(Desk desk) {
        desk.out().print("fairlead " + version() + " (Java " + Runtime.version().feature() + ")\n");
        return ExitStatus.DONE;
    }

    /** As the build wrote it down. */
    private static String version() {
        try (InputStream in = VersionCommand.class.getResourceAsStream("/dev/fairlead/cli/version")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
