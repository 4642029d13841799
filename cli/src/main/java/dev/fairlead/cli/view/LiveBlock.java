package dev.fairlead.cli.view;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last lines of a terminal, drawn anew in place. Lines that are too long are cut by the terminal itself. */
final class LiveBlock {
    private static final String NO_WRAP = "\033[?7l";
    private static final String WRAP = "\033[?7h";

    private final @Nullable PrintStream terminal;
    private int height;

    private LiveBlock(@Nullable PrintStream terminal) {
        this.terminal = terminal;
    }

    static LiveBlock on(PrintStream terminal) {
        return new LiveBlock(terminal);
    }

    /** Shows nothing: for output that is no terminal. */
    static LiveBlock none() {
        return new LiveBlock(null);
    }

    boolean isShown() {
        return terminal != null;
    }

    void show(List<String> lines) {
        if (terminal != null) {
            terminal.print(erasure() + NO_WRAP + String.join("\n", lines) + (lines.isEmpty() ? "" : "\n") + WRAP);
            terminal.flush();
            height = lines.size();
        }
    }

    /** Leaves the cursor where the block began, so that what is printed next stays above it. */
    void erase() {
        if (terminal != null) {
            terminal.print(erasure());
            height = 0;
        }
    }

    void close() {
        erase();
        if (terminal != null) {
            terminal.flush();
        }
    }

    private String erasure() {
        return height == 0 ? "" : "\033[" + height + "A\033[J";
    }
}
