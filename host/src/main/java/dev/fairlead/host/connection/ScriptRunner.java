package dev.fairlead.host.connection;

import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Answers;
import dev.fairlead.host.shell.FrameListener;
import dev.fairlead.host.shell.FramedScript;
import dev.fairlead.host.shell.Nonce;
import dev.fairlead.host.shell.Section;
import dev.fairlead.host.ssh.Exec;
import dev.fairlead.host.ssh.OutputSink;
import dev.fairlead.host.ssh.RemoteShell;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Runs sections on the box, as root and behind the prelude. */
public final class ScriptRunner {
    private final PendingShell pending;
    private final RandomGenerator random;
    private final String prelude;

    /** @param newKey what the box takes as its key if it has none */
    public ScriptRunner(PendingShell pending, RandomGenerator random, BoxKey newKey) {
        this(pending, random, Prelude.text(newKey.hex()));
    }

    public ScriptRunner(PendingShell pending, RandomGenerator random, String prelude) {
        this.pending = pending;
        this.random = random;
        this.prelude = prelude;
    }

    /** @param first sh that the sections share, behind the prelude */
    public Answers run(String first, List<Section> sections, FrameListener listener, Duration timeout) {
        return pending.shell().ask(new FramedScript(Nonce.from(random), prelude + first, sections), listener, timeout);
    }

    /** The same over a connection that is made for it, and closed then. */
    public Answers runAnew(String first, List<Section> sections, Duration timeout) {
        try (RemoteShell shell = pending.another()) {
            return shell.ask(
                    new FramedScript(Nonce.from(random), prelude + first, sections), FrameListener.NONE, timeout);
        }
    }

    /** Starts a script that lives as long as the connection, or until its standard input ends. */
    public Exec open(String script) {
        return pending.shell().open(prelude + script);
    }

    /** The same; its stderr goes to the sink as it arrives. */
    public Exec open(String script, OutputSink stderr) {
        return pending.shell().open(prelude + script, stderr);
    }
}
