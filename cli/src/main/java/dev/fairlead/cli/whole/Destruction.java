package dev.fairlead.cli.whole;

import dev.fairlead.cli.line.Desk;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.host.session.ApplyListener;
import dev.fairlead.host.session.Outcome;
import dev.fairlead.lightsail.session.Cloud;
import dev.fairlead.lightsail.session.CloudSight;
import dev.fairlead.lightsail.session.FinalSnapshot;
import java.util.function.BooleanSupplier;

/** The end of a server that Lightsail keeps. What is inside its box goes with it. */
public final class Destruction implements AutoCloseable {
    private final Desk desk;
    private final ServerModel model;
    private final Cloud cloud;
    private final FinalSnapshot snapshot;

    private Destruction(Desk desk, ServerModel model, Cloud cloud, FinalSnapshot snapshot) {
        this.desk = desk;
        this.model = model;
        this.cloud = cloud;
        this.snapshot = snapshot;
    }

    public static Destruction of(Desk desk, ServerModel model, FinalSnapshot snapshot) {
        return new Destruction(desk, model, desk.openCloud(model), snapshot);
    }

    /** What there is to take away. Changes nothing. */
    public CloudSight look() {
        return cloud.lookForDestruction(snapshot, line -> desk.err().print("  " + line + "\n"));
    }

    /** Performs what was shown, and looks again, while nobody else changes the box; one that does not answer goes too. */
    public Outcome perform(CloudSight shown, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        return new BoxLock(desk, model).around(shown, listener, stopAsked, () -> destroyed(shown, listener, stopAsked));
    }

    private Outcome destroyed(CloudSight shown, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        Plan plan = look().plan();
        if (!shown.plan().covers(plan)) {
            return new Outcome.Overtaken(shown.plan(), plan);
        }
        listener.begins(plan);
        Outcome unfinished = Outcome.unfinished(plan, cloud.perform(plan, listener, stopAsked));
        if (unfinished != null) {
            return unfinished;
        }
        Plan left = cloud.settled(this::look).plan();
        return left.isEmpty() ? new Outcome.Done(left) : new Outcome.NotConverged(left);
    }

    @Override
    public void close() {
        cloud.close();
    }
}
