package dev.fairlead.host.ssh;

import dev.fairlead.host.shell.Answers;

/** A script was reached but its end was not seen; {@link #answers()} tells what is known of each section. */
public final class CutShortException extends HostException {
    private static final long serialVersionUID = 1;

    private final transient Answers answers;

    CutShortException(HostException cause, Answers answers) {
        super(cause);
        this.answers = answers;
    }

    public Answers answers() {
        return answers;
    }
}
