package dev.fairlead.cli.view;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.host.lock.LockHolder;

/** Who holds the lock of a box. */
public final class LockText {
    private LockText() {}

    public static String takenFrom(LockHolder holder) {
        return "The lock was taken away from " + name(holder, ", who held it since ") + ".\n";
    }

    public static Diagnostic busy(LockHolder holder) {
        return Diagnostic.of("The box is being changed by " + name(holder, " since ") + ".")
                .why("its last sign of life came " + Amount.of(holder.silentFor(), "second") + " ago")
                .fix("Wait for it to end, or take the lock away with `fairlead unlock`.");
    }

    private static String name(LockHolder holder, String since) {
        String who = Printable.line(holder.who());
        return holder.since().isEmpty() ? who : "`" + who + "`" + since + Printable.line(holder.since());
    }
}
