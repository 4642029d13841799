package dev.fairlead.lab;

import dev.fairlead.lab.engine.Executed;
import dev.fairlead.lab.machine.LabException;
import java.nio.charset.StandardCharsets;

/** What a script in a box left behind. */
public final class Result {
    private final Executed executed;

    Result(Executed executed) {
        this.executed = executed;
    }

    public int status() {
        return executed.status();
    }

    public byte[] stdout() {
        return executed.stdout();
    }

    public String stderr() {
        return new String(executed.stderr(), StandardCharsets.UTF_8);
    }

    /** Standard output as text, with white space at both ends removed. */
    public String text() {
        return new String(executed.stdout(), StandardCharsets.UTF_8).strip();
    }

    /** This, if the status is 0; else an exception that shows both outputs. */
    public Result orThrow() {
        if (status() != 0) {
            throw new LabException("A script in the box failed.", this.toString(), "");
        }
        return this;
    }

    @Override
    public String toString() {
        return "exit status " + status() + "\n" + text() + "\n" + stderr();
    }
}
