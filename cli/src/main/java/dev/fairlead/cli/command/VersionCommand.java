package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.VersionText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** {@code fairlead version}. */
final class VersionCommand implements Command {
    VersionCommand(Options options) {}

    @Override
    public int run(Desk desk) {
        String java = System.getProperty("java.vm.version") + " by " + System.getProperty("java.vendor") + " in "
                + System.getProperty("java.home");
        desk.out()
                .print(VersionText.of(
                        written("version").strip(),
                        written("commit").strip(),
                        Runtime.version().feature(),
                        java,
                        written("libraries")));
        return ExitStatus.DONE;
    }

    /** What the build wrote down. */
    private static String written(String name) {
        try (InputStream in = VersionCommand.class.getResourceAsStream("/dev/fairlead/cli/" + name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
