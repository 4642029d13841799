package dev.fairlead.host.pull;

import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.engine.Engine;
import dev.fairlead.host.engine.EngineException;
import dev.fairlead.host.lock.HostLock;
import dev.fairlead.host.look.Registries;
import dev.fairlead.host.registry.ImageName;
import dev.fairlead.host.registry.Offer;
import dev.fairlead.host.registry.Platform;
import dev.fairlead.host.registry.Registry;
import dev.fairlead.host.registry.RegistryException;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.FrameListener;
import dev.fairlead.host.shell.Section;
import dev.fairlead.host.shell.Shell;
import dev.fairlead.host.ssh.HostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pulls images with the box's engine, while the run holds the lock. */
public final class ImagePull {
    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ScriptRunner box;
    private final HostLock lock;
    private final Registries registries;

    public ImagePull(ScriptRunner box, HostLock lock, Registries registries) {
        this.box = box;
        this.lock = lock;
        this.registries = registries;
    }

    /** @param memory sh that writes down on the box that it is done */
    public StepOutcome perform(Work.Pull pull, String memory, PullListener listener) {
        boolean[] hasBegun = new boolean[1];
        try (Engine engine = Engine.over(box, lock.shared() + lock.check())) {
            var facts = new CompletableFuture<Engine.Facts>();
            var offer = offer(pull, facts, listener);
            Engine.Facts learned = learn(engine, facts);
            Platform platform = Platform.of(learned.os(), learned.machine());
            Room room = room(learned.root());
            Offer offered = offer.join();
            Trouble against =
                    offered == null ? null : Preflight.check(pull.named(), offered, platform, learned.root(), room);
            if (against != null) {
                return against.outcome();
            }
            hasBegun[0] = true;
            Trouble trouble = pull(engine, pull, offered, listener);
            return trouble == null ? remembered(pull, platform, memory) : trouble.outcome();
        } catch (HostException e) {
            return lost(e, hasBegun[0]);
        }
    }

    private static Engine.Facts learn(Engine engine, CompletableFuture<Engine.Facts> facts) {
        try {
            Engine.Facts learned = engine.facts();
            facts.complete(learned);
            return learned;
        } catch (EngineException e) {
            throw new HostException(
                    HostException.Reason.PROTOCOL,
                    "The box's Docker Engine does not tell about itself.",
                    e.words(),
                    null);
        } finally {
            // Whoever waits for them is not left waiting.
            facts.cancel(false);
        }
    }

    /** What the registry offers; null where it cannot be asked from here, which need not mean that the box cannot. */
    private CompletableFuture<@Nullable Offer> offer(
            Work.Pull pull, CompletableFuture<Engine.Facts> facts, PullListener listener) {
        var offer = new CompletableFuture<@Nullable Offer>();
        Thread.ofVirtual().name("registry").start(() -> {
            @Nullable Offer found = null;
            try {
                ImageName image = ImageName.parse(pull.image());
                found = registries.of(image).offer(image, pull.reference(), () -> {
                    Engine.Facts of = facts.join();
                    return Platform.of(of.os(), of.machine());
                });
            } catch (RegistryException e) {
                listener.said("Size and platform are not checked: " + e.getMessage());
            } catch (CancellationException | CompletionException e) {
                // The engine told nothing; what became of it is said where it was asked.
            } finally {
                offer.complete(found);
            }
        });
        return offer;
    }

    private Room room(String root) {
        var sections = List.of(Section.doing("lock", lock.check()), Section.asking("room", Room.question(root)));
        var answers = box.run(lock.shared(), sections, FrameListener.NONE, PATIENCE);
        requireLock(answers.of("lock"));
        Answer.Finished answer = answers.finished("room");
        try {
            return Room.read(answer.stdout().lines());
        } catch (IllegalArgumentException e) {
            throw new HostException(
                    HostException.Reason.PROTOCOL,
                    "The box does not tell how much room it has for images.",
                    answer.stderr(),
                    null);
        }
    }

    private static void requireLock(Answer lock) {
        if (!(lock instanceof Answer.Finished finished) || !finished.succeeded()) {
            throw HostLock.takenAway();
        }
    }

    private @Nullable Trouble pull(Engine engine, Work.Pull pull, @Nullable Offer offered, PullListener listener) {
        Registry.Login login = registries.login(ImageName.parse(pull.image()));
        var refusal = new Refusal(pull, login != null);
        for (int tries = 1; ; tries++) {
            var tally = new Tally(
                    offered instanceof Offer.Image image ? image.layers() : List.of(),
                    listener::layers,
                    System::nanoTime);
            try {
                engine.pull(pull.image(), pull.reference(), of(pull, login), tally);
                return null;
            } catch (EngineException e) {
                Trouble trouble = refusal.read(e.words());
                if (!trouble.isTransient() || tries == TRIES) {
                    return trouble;
                }
                listener.said(trouble.what() + " Trying again, " + (tries + 1) + " of " + TRIES + ".");
                pause(Duration.ofSeconds(2L * tries));
            } finally {
                tally.end();
            }
        }
    }

    private static Engine.@Nullable Login of(Work.Pull pull, Registry.@Nullable Login login) {
        return login == null
                ? null
                : new Engine.Login(ImageName.parse(pull.image()).registry(), login.user(), login.password());
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The engine takes an image of another platform if it is offered nothing else; it must not stay, or the box looks in line. */
    private StepOutcome remembered(Work.Pull pull, Platform platform, String memory) {
        String runs = platform.runs().stream()
                .map(each -> Shell.quote(each.toString()))
                .collect(Collectors.joining("|"));
        var sections = List.of(
                Section.doing("lock", lock.check()),
                Section.doing("platform", "fl_image=" + Shell.quote(pull.named()) + """

                        fl_is=$(docker image inspect --format '{{.Os}}/{{.Architecture}}' "$fl_image") || exit
                        case $fl_is in %s) ;; *)
                            docker image rm "$fl_image" >/dev/null || :
                            fl_fail "The image \\`$fl_image\\` is for $fl_is, and the box is %s." ;;
                        esac
                        """.formatted(runs, platform)),
                Section.doing("memory", memory));
        var answers = box.run(lock.shared(), sections, FrameListener.NONE, PATIENCE);
        requireLock(answers.of("lock"));
        for (Answer answer : answers.all()) {
            if (answer instanceof Answer.Finished finished && !finished.succeeded()) {
                boolean isPlatform = finished.section().id().equals("platform");
                return new StepOutcome.Failed(finished.stderr(), isPlatform ? Preflight.BUILD_FOR_IT : null);
            }
        }
        return new StepOutcome.Succeeded();
    }

    private static StepOutcome lost(HostException e, boolean hasBegun) {
        String why = e.getMessage() + (e.why() == null ? "" : "\n" + e.why());
        boolean isCutOff = e.reason() == HostException.Reason.CONNECTION_LOST;
        return hasBegun && isCutOff ? new StepOutcome.Lost(why) : new StepOutcome.Failed(why, e.fix());
    }
}
