package dev.fairlead.host.session;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.look.Values;
import dev.fairlead.host.memory.Belonging;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.secrets.SecretStatus;
import dev.fairlead.host.secrets.Secrets;
import dev.fairlead.host.shell.FrameListener;
import dev.fairlead.host.shell.Section;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The secrets of a server's apps, which can be listed and be given other values, and never be read. */
public final class Vault {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Server server;
    private final ServerModel model;
    private final Values values;
    private final ScriptRunner box;

    Vault(Server server, ServerModel model, Values values, ScriptRunner box) {
        this.server = server;
        this.model = model;
        this.values = values;
        this.box = box;
    }

    /** Of all apps, without their values. */
    public List<SecretStatus> list() {
        var sections =
                List.of(Section.asking("memory", BoxMemory.PROBE), Section.asking("secrets", Secrets.question(model)));
        var answers = box.run("", sections, FrameListener.NONE, PATIENCE);
        BoxMemory memory = BoxMemory.read(answers.finished("memory").stdout());
        Belonging.require(model.name(), memory);
        return Secrets.read(answers.finished("secrets"), model, values, memory.key());
    }

    /** @param length of a new value that the box makes; 0 for one that is fetched from where the model says */
    public Outcome rotate(AppModel app, String secret, int length, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        var change = SecretChange.anew(app, secret, length);
        return server.locked(
                listener,
                stopAsked,
                run -> new SecretRun(run, change).rotate(() -> Moving.untouched(server.look(change.scope()))));
    }

    /** Gives the box the value of a secret that it keeps, and releases it if the app runs. */
    public Outcome set(AppModel app, String secret, Secret value, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        var change = SecretChange.given(app, secret, value);
        return server.locked(
                listener,
                stopAsked,
                run -> new SecretRun(run, change).set(() -> Moving.untouched(server.look(change.scope()))));
    }
}
