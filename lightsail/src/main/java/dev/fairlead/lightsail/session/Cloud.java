package dev.fairlead.lightsail.session;

import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.lightsail.account.Access;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What Lightsail keeps of one server. Whoever calls is told of tries that failed, a line each. */
public interface Cloud extends AutoCloseable {
    /** Looks at it and says what would bring it in line. Changes nothing. */
    CloudSight look(Consumer<String> told);

    /** Looks until nothing is left to do, for which the service may need a moment after it was changed. */
    CloudSight settled(Supplier<CloudSight> look);

    /** How the instance is doing, as opposed to whether it is as it should be. */
    CloudStatus status(Consumer<String> told);

    /** What it takes that none of it is left. */
    CloudSight lookForDestruction(FinalSnapshot snapshot, Consumer<String> told);

    /** What keeps the disk as it is before an app on it moves; nothing where that was done within the last hour. */
    Plan planMigrationSnapshot(Consumer<String> told);

    /** Performs a plan that one of the looks gave. */
    Map<Integer, StepOutcome> perform(Plan plan, StepListener listener, BooleanSupplier stopAsked)
            throws InterruptedException;

    /**
     * A way into the instance, once Lightsail knows its host keys.
     *
     * @param limit how long to wait for that; zero to ask once
     */
    Access access(Duration limit, Consumer<String> told);

    @Override
    void close();
}
