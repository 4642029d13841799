package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Desk;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.host.session.ApplyListener;
import dev.fairlead.host.session.Outcome;
import dev.fairlead.lightsail.session.Cloud;
import java.util.function.BooleanSupplier;

/** The disk of a server that Lightsail keeps, as it is before an app on it moves. */
final class MigrationSnapshot {
    private MigrationSnapshot() {}

    /** Takes one, unless there is one of the last hour. */
    static Outcome taken(Desk desk, ServerModel model, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        try (Cloud cloud = desk.openCloud(model)) {
            Plan plan = cloud.planMigrationSnapshot(listener::news);
            if (plan.steps().isEmpty()) {
                listener.news("A snapshot was taken within the last hour, which does.");
                return new Outcome.Performed(plan.steps());
            }
            listener.begins(plan);
            Outcome unfinished = Outcome.unfinished(plan, cloud.perform(plan, listener, stopAsked));
            return unfinished == null ? new Outcome.Performed(plan.steps()) : unfinished;
        }
    }
}
