package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.LockText;
import dev.fairlead.host.lock.LockHolder;

/** {@code fairlead unlock}. */
final class UnlockCommand implements Command {
    UnlockCommand(Options options) {}

    @Override
    public int run(Desk desk) {
        try (Box box = desk.openBox()) {
            LockHolder holder = box.unlock();
            desk.out().print(holder == null ? "Nobody holds the lock.\n" : LockText.takenFrom(holder));
            return ExitStatus.DONE;
        }
    }
}
