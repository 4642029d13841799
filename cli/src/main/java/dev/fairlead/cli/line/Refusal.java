package dev.fairlead.cli.line;

import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.core.diagnostic.Diagnostic;

/** A command that will not go on, and says why. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;
    private final int status;

    private Refusal(Diagnostic diagnostic, int status) {
        super(diagnostic.message());
        this.diagnostic = diagnostic;
        this.status = status;
    }

    public Refusal(Diagnostic diagnostic) {
        this(diagnostic, ExitStatus.FAILED);
    }

    /** Of a command line that makes no sense. */
    public static Refusal ofCommandLine(Diagnostic diagnostic) {
        return new Refusal(diagnostic, ExitStatus.WRONG);
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }

    public int status() {
        return status;
    }
}
