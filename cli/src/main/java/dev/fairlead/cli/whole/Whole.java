package dev.fairlead.cli.whole;

import dev.fairlead.cli.box.FetchedValues;
import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.look.Sight;
import dev.fairlead.host.look.UnseenBox;
import dev.fairlead.host.session.ApplyListener;
import dev.fairlead.host.session.Moving;
import dev.fairlead.host.session.Outcome;
import dev.fairlead.host.session.Server;
import dev.fairlead.host.ssh.HostException;
import dev.fairlead.lightsail.api.LightsailException;
import dev.fairlead.lightsail.kind.DiskKind;
import dev.fairlead.lightsail.session.Cloud;
import dev.fairlead.lightsail.session.CloudSight;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A server, outside and inside. Each side has a plan and a performer of its own; they are joined for showing, and
 * performed one after the other, the outside first.
 */
public final class Whole implements AutoCloseable {
    private final Desk desk;
    private final ServerModel model;
    private final Sides sides;
    private final Consumer<String> told;
    private @Nullable Cloud cloud;
    private @Nullable Inside inside;
    private @Nullable Box reached;
    private @Nullable FetchedValues values;

    private Whole(Desk desk, ServerModel model, Sides sides) {
        this.desk = desk;
        this.model = model;
        this.sides = sides;
        this.told = line -> {
            desk.err().print("  " + line + "\n");
            desk.err().flush();
        };
    }

    /** Connects to nobody yet. */
    public static Whole of(Desk desk, ServerModel model, Sides sides) {
        return new Whole(desk, model, sides);
    }

    /** Looks at both sides at the same time. Changes nothing. */
    public View look() {
        return switch (sides) {
            case INSIDE -> View.of(connecting().sight());
            case OUTSIDE -> View.of(cloud().look(told));
            case BOTH -> both();
        };
    }

    private View both() {
        Inside box = connecting();
        CloudSight outside = outside();
        Change<?> boot = outside.boot();
        if (boot != null) {
            box.close();
            return unseen(outside, boot, reason(boot));
        }
        try {
            Sight sight = box.sight();
            return new View(outside.plan().and(sight.plan()), outside, sight);
        } catch (HostException | LightsailException e) {
            Change<?> way = outside.way();
            if (way == null || OutOfReach.patience(e).isZero()) {
                throw e;
            }
            return unseen(outside, way, String.valueOf(e.getMessage()));
        }
    }

    private CloudSight outside() {
        try {
            return cloud().look(told);
        } catch (LightsailException e) {
            throw orLeftOut(e, model);
        }
    }

    /** Whoever cannot ask Lightsail can still do without it. */
    static LightsailException orLeftOut(LightsailException e, ServerModel model) {
        String inside = "leave Lightsail out with `--host-only`"
                + (model.ssh().address() == null ? ", and say where the box is as `ssh.address`." : ".");
        String fix = e.fix();
        return new LightsailException(
                e.reason(),
                String.valueOf(e.getMessage()),
                e.why(),
                fix == null ? "Or " + inside : fix + " Or " + inside);
    }

    private static String reason(Change<?> boot) {
        if (DiskKind.stopsInstance(boot)) {
            return "The instance stands still while a disk is off it.";
        }
        return switch (boot.action()) {
            case CREATE -> "There is no instance yet.";
            case UPDATE -> "The instance does not run.";
            case REPLACE, DELETE -> "The instance is made anew.";
        };
    }

    /** What is missing for the inside shall show before an instance is paid for. */
    private View unseen(CloudSight outside, Change<?> until, String reason) {
        values = FetchedValues.require(model, desk.environment());
        Address address = until.address();
        List<Plan.Unseen> things = UnseenBox.resources(model).stream()
                .map(resource -> new Plan.Unseen(resource.address(), reason, address))
                .toList();
        var nothing = new Plan(model.name(), List.of(), List.of(), things, 0, List.of(), Map.of(), List.of());
        return new View(outside.plan().and(nothing), outside, null);
    }

    /**
     * What the model wants of a box that a look could not get to yet; nothing where it could. The values are those of the
     * look.
     */
    public List<Resource<?>> awaited(View view) {
        return view.inside() == null && values != null ? UnseenBox.wanted(model, values) : List.of();
    }

    /**
     * Performs what was shown, and looks again. What could not be looked at on a box that was there before, or whose disk
     * comes from a snapshot, is shown to whoever must agree; on one that begins with the disk of its blueprint it is
     * performed, as nobody changed anything there.
     *
     * @param agrees to the plan of a box that came into reach just now
     * @return null where nobody agreed, so that the inside was left as it is
     */
    public @Nullable Outcome apply(
            View shown, Predicate<Plan> agrees, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        CloudSight outside = shown.outside();
        Sight sight = shown.inside();
        if (sight != null) {
            Moving.requireNone(sight.migration());
        }
        if (outside == null || outside.plan().isEmpty()) {
            return sight == null ? new Outcome.Done(shown.plan()) : box().apply(sight, listener, stopAsked);
        }
        var now = new AtomicReference<>(outside);
        Server.Changing change = () -> {
            now.set(cloud().look(told));
            return outside.plan().covers(now.get().plan())
                    ? changed(now.get().plan(), listener, stopAsked)
                    : new Outcome.Overtaken(shown.plan(), now.get().plan());
        };
        Outcome changed = alone(outside, sight, listener, stopAsked, change);
        if (!(changed instanceof Outcome.Done) || sides == Sides.OUTSIDE) {
            return changed;
        }
        return switch (reached(now.get(), sight, listener, stopAsked)) {
            case Arrival.Reached.Not(Outcome outcome) -> outcome;
            case Arrival.Reached.At(Box box) -> applied(box, now.get(), sight, agrees, listener, stopAsked);
        };
    }

    /** While nobody else changes the box; one that will be ended or stopped was not looked at, and is locked all the same. */
    private Outcome alone(
            CloudSight outside,
            @Nullable Sight sight,
            ApplyListener listener,
            BooleanSupplier stopAsked,
            Server.Changing change)
            throws InterruptedException {
        if (sight != null) {
            return box().whileLocked(listener, stopAsked, change);
        }
        return outside.boot() == null
                ? change.perform()
                : new BoxLock(desk, model).around(outside, listener, stopAsked, change);
    }

    private Outcome changed(Plan plan, ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException {
        listener.begins(plan);
        Outcome unfinished = Outcome.unfinished(plan, cloud().perform(plan, listener, stopAsked));
        if (unfinished != null) {
            return unfinished;
        }
        Plan left = cloud().settled(() -> cloud().look(listener::news)).plan();
        return left.isEmpty() ? new Outcome.Done(left) : new Outcome.NotConverged(left);
    }

    private Arrival.Reached reached(
            CloudSight now, @Nullable Sight sight, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        boolean hasBooted = now.boot() != null;
        if (sight != null && !hasBooted && now.way() == null) {
            return new Arrival.Reached.At(box());
        }
        closeInside();
        Arrival.Reached reached = hasBooted
                ? Arrival.afterBoot(model.name(), cloud(), () -> desk.openBox(model), listener, stopAsked)
                : Arrival.anew(model.name(), cloud(), () -> desk.openBox(model), listener, stopAsked);
        if (reached instanceof Arrival.Reached.At(Box at)) {
            this.reached = at;
        }
        return reached;
    }

    private @Nullable Outcome applied(
            Box box,
            CloudSight now,
            @Nullable Sight sight,
            Predicate<Plan> agrees,
            ApplyListener listener,
            BooleanSupplier stopAsked)
            throws InterruptedException {
        if (sight != null) {
            return box.apply(sight, listener, stopAsked);
        }
        if (now.isBoxNew()) {
            return box.applyUnseen(listener, stopAsked);
        }
        Sight seen = box.look();
        return seen.plan().isEmpty() || agrees.test(seen.plan()) ? box.apply(seen, listener, stopAsked) : null;
    }

    private Box box() {
        Box box = reached == null && inside != null ? inside.box() : reached;
        return Objects.requireNonNull(box, "The box was not looked at.");
    }

    private Cloud cloud() {
        if (cloud == null) {
            cloud = desk.openCloud(model);
        }
        return cloud;
    }

    private Inside connecting() {
        inside = Inside.looking(() -> desk.openBox(model));
        return inside;
    }

    private void closeInside() {
        if (inside != null) {
            inside.close();
            inside = null;
        }
    }

    @Override
    public void close() {
        closeInside();
        if (reached != null) {
            reached.close();
        }
        if (cloud != null) {
            cloud.close();
        }
    }
}
