package dev.fairlead.cli.warmup;

import dev.fairlead.cli.process.Environment;
import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Cost;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.Planner;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.lightsail.account.Access;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.expansion.LightsailExpansion;
import dev.fairlead.lightsail.expansion.Ownership;
import dev.fairlead.lightsail.session.Cloud;
import dev.fairlead.lightsail.session.CloudSight;
import dev.fairlead.lightsail.session.CloudStatus;
import dev.fairlead.lightsail.session.FinalSnapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A cloud that is as the model says, without anybody being asked. */
record StillCloud(ServerModel model) implements Cloud {
    static Cloud open(ServerModel model, Environment environment) {
        return new StillCloud(model);
    }

    @Override
    public CloudSight look(Consumer<String> told) {
        var expansion = new LightsailExpansion(
                model.name(), Objects.requireNonNull(model.lightsail()), "ssh-ed25519 AAAA", null);
        List<Resource<?>> resources = expansion.resources();
        var observations = new LinkedHashMap<Address, Observation>();
        for (Resource<?> resource : resources) {
            State desired = resource.desired();
            observations.put(resource.address(), desired == null ? Observation.absent() : Observation.present(desired));
        }
        Plan plan = Planner.plan(model.name(), resources, observations, Manifest.EMPTY, List.of());
        return new CloudSight(plan, Account.EMPTY, new Ownership.Ours(), new Cost(BigDecimal.ZERO, BigDecimal.ZERO));
    }

    @Override
    public CloudSight settled(Supplier<CloudSight> look) {
        return look.get();
    }

    @Override
    public CloudStatus status(Consumer<String> told) {
        return CloudStatus.nothing(model.name());
    }

    @Override
    public CloudSight lookForDestruction(FinalSnapshot snapshot, Consumer<String> told) {
        return look(told);
    }

    @Override
    public Plan planMigrationSnapshot(Consumer<String> told) {
        return look(told).plan();
    }

    @Override
    public Map<Integer, StepOutcome> perform(Plan plan, StepListener listener, BooleanSupplier stopAsked) {
        return Map.of();
    }

    @Override
    public Access access(Duration limit, Consumer<String> told) {
        return new Access("admin", "127.0.0.1", "", "", Instant.EPOCH, List.of());
    }

    @Override
    public void close() {}
}
