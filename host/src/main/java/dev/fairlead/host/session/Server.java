package dev.fairlead.host.session;

import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.connection.PendingShell;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.daily.Daily;
import dev.fairlead.host.doctor.Diagnosis;
import dev.fairlead.host.doctor.Examination;
import dev.fairlead.host.doctor.Names;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.lock.HostLock;
import dev.fairlead.host.lock.LockHolder;
import dev.fairlead.host.look.Look;
import dev.fairlead.host.look.Registries;
import dev.fairlead.host.look.Scope;
import dev.fairlead.host.look.Sight;
import dev.fairlead.host.look.Values;
import dev.fairlead.host.memory.Belonging;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.memory.Recollection;
import dev.fairlead.host.pull.ImagePull;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Answers;
import dev.fairlead.host.shell.FrameListener;
import dev.fairlead.host.shell.Section;
import dev.fairlead.host.status.StatusQuestion;
import dev.fairlead.host.status.StatusReport;
import dev.fairlead.host.takeover.Found;
import dev.fairlead.host.takeover.TakeoverQuestion;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A box and the model it should be true to. Holds the one connection of a command. */
public final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration FIRST_BOOT_LIMIT = Duration.ofMinutes(10);
    private static final String FIRST_BOOT = "command -v cloud-init > /dev/null || exit 0\ncloud-init status --wait";

    private final ServerModel model;
    private final Values values;
    private final PendingShell shell;
    private final ScriptRunner box;
    private final String who;
    private final RandomGenerator random;
    private final Recollection recollection;
    private BoxMemory memory;

    /**
     * @param who user and machine, for the lock and the ledger
     * @param recollection what is recalled from the last look at this box
     * @param random must be fit for keys: a {@link java.security.SecureRandom}
     */
    public Server(
            ServerModel model,
            Values values,
            PendingShell shell,
            String who,
            RandomGenerator random,
            Recollection recollection) {
        this.model = model;
        this.values = values;
        this.shell = shell;
        this.who = who;
        this.random = random;
        var newKey = new BoxKey(hex(random, 32));
        this.box = new ScriptRunner(shell, random, newKey);
        this.recollection = recollection;
        this.memory = recollection.recall(newKey);
    }

    /** Looks at the box and says what would bring it in line. Changes nothing. */
    public Sight look() {
        return look(new Scope.Whole());
    }

    private Sight lookUntouched() {
        return Moving.untouched(look());
    }

    /** The way of an app from a systemd unit to Docker. */
    public Moving moving() {
        return new Moving(model, box, this::look, this::locked);
    }

    Sight look(Scope scope) {
        Sight sight = Look.at(model, values, box, memory, scope, LocalDate.now(ZoneOffset.UTC));
        memory = sight.memory();
        recollection.keep(memory);
        return sight;
    }

    /**
     * Performs a plan that was shown.
     *
     * @param stopAsked whether the user wants no further step to begin
     */
    public Outcome apply(Sight shown, ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException {
        return shown.isSettled()
                ? new Outcome.Done(shown.plan())
                : locked(listener, stopAsked, run -> run.apply(shown, this::lookUntouched, model));
    }

    /** Performs what a look shows, without asking: for a box that nobody could look at when the plan was shown. */
    public Outcome applyUnseen(ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException {
        return locked(listener, stopAsked, run -> run.applyUnseen(this::lookUntouched, model));
    }

    /** Something that changes what is around the box, while nobody else changes the box. */
    public Outcome whileLocked(ApplyListener listener, BooleanSupplier stopAsked, Changing work)
            throws InterruptedException {
        return locked(listener, stopAsked, run -> work.perform());
    }

    /** A change that is no work of the box. */
    public interface Changing {
        Outcome perform() throws InterruptedException;
    }

    /** Waits until the connection is there. Throws what connecting threw. */
    public void awaitConnection() {
        shell.shell();
    }

    /**
     * Waits until what a new instance does by itself at its first boot has come to its end.
     *
     * @param said is told what it said, if it was not content
     */
    public void awaitFirstBoot(Consumer<String> said) {
        Section wait = Section.asking("first-boot", FIRST_BOOT);
        Answers answers = box.run("", List.of(wait), FrameListener.NONE, FIRST_BOOT_LIMIT);
        if (answers.of("first-boot") instanceof Answer.Finished finished && !finished.succeeded()) {
            said.accept("cloud-init ended with "
                    + (finished.stdout().value().strip() + " "
                                    + finished.stderr().strip())
                            .strip()
                    + " (exit status " + finished.exit() + ")");
        }
    }

    /** The releases of its apps. */
    public Releasing releasing() {
        return new Releasing(this, model, box);
    }

    /** The secrets of its apps. */
    public Vault vault() {
        return new Vault(this, model, values, box);
    }

    interface Work {
        Outcome under(Run run) throws InterruptedException;
    }

    private ImagePull images(HostLock lock) {
        return new ImagePull(box, lock, new Registries(model, values));
    }

    Outcome locked(ApplyListener listener, BooleanSupplier stopAsked, Work work) throws InterruptedException {
        String token = hex(random, 8);
        return switch (HostLock.take(box, model.name(), token, who, listener::news)) {
            case HostLock.Attempt.Busy(LockHolder holder) -> new Outcome.Busy(holder);
            case HostLock.Attempt.Held(HostLock lock) -> {
                try (lock) {
                    yield work.under(new Run(token, box, lock, images(lock), listener, stopAsked));
                }
            }
        };
    }

    /** How the box is doing. */
    public StatusReport status() {
        var sections = List.of(
                Section.asking("memory", BoxMemory.PROBE),
                Section.asking("status", StatusQuestion.script(model)),
                Section.asking("lock", HostLock.SEE));
        var answers = box.run("", sections, FrameListener.NONE, PATIENCE);
        BoxMemory seen = BoxMemory.read(answers.finished("memory").stdout());
        Belonging.require(model.name(), seen);
        return StatusQuestion.read(
                answers.finished("status").stdout().lines(),
                model,
                seen,
                holder(answers.finished("lock").stdout().lines()));
    }

    /** What is on the box, as far as a model could say it. Changes nothing. */
    public Found found() {
        return TakeoverQuestion.asked(box, model.name());
    }

    private static @Nullable LockHolder holder(List<String> lines) {
        return lines.size() < 3 ? null : new LockHolder(lines.get(1), lines.get(2), Long.parseLong(lines.get(0)));
    }

    /** Takes the lock from whoever holds it, and says who that was; null if nobody did. */
    public @Nullable LockHolder unlock() {
        Belonging.require(model.name(), box);
        var section = Section.asking("unlock", HostLock.BREAK);
        var answers = box.run("", List.of(section), FrameListener.NONE, PATIENCE);
        return holder(answers.finished("unlock").stdout().lines());
    }

    private static String hex(RandomGenerator random, int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        shell.close();
    }

    /** What is done with the apps that run. */
    public Daily daily() {
        return new Daily(model, values, box, hex(random, 4));
    }

    /**
     * What would break a deploy. Changes nothing.
     *
     * @param names looks up names on this machine
     * @param clock of this machine
     */
    public Diagnosis diagnose(Names names, InstantSource clock) {
        return Examination.of(model, box, names, clock);
    }
}
