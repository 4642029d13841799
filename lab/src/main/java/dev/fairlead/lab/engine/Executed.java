package dev.fairlead.lab.engine;

/** What a program in a container left behind. */
public final class Executed {
    private final int status;
    private final byte[] stdout;
    private final byte[] stderr;

    Executed(int status, byte[] stdout, byte[] stderr) {
        this.status = status;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    public int status() {
        return status;
    }

    public byte[] stdout() {
        return stdout.clone();
    }

    public byte[] stderr() {
        return stderr.clone();
    }
}
