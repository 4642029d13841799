package dev.fairlead.cli.line;

import dev.fairlead.cli.process.ExitStatus;

/** One verb of the command line, its options read. */
public interface Command {
    /** @return one of {@link dev.fairlead.cli.process.ExitStatus} */
    int run(Desk desk) throws InterruptedException;

    /** What it means to this command that the server cannot be reached. */
    default int statusWhenUnreachable() {
        return ExitStatus.FAILED;
    }
}
