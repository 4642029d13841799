package dev.fairlead.lightsail.kind;

import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.StaticIp;
import dev.fairlead.lightsail.call.LightsailCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An address that stays, and the instance it leads to. */
public final class StaticIpKind implements LightsailKind<StaticIpKind.Declaration> {
    public static final StaticIpKind STATIC_IP = new StaticIpKind();

    private static final String ATTACHED = "attached to";

    private StaticIpKind() {}

    /** @param instance where it leads; null where there should be no such address */
    public record Declaration(@Nullable String instance) {}

    @Override
    public String name() {
        return "static-ip";
    }

    @Override
    public @Nullable State desired(Declaration declared) {
        return declared.instance() == null ? null : State.EMPTY.plain(ATTACHED, declared.instance());
    }

    @Override
    public Observation observe(Account account, Resource<Declaration> resource) {
        StaticIp seen = account.staticIps().get(resource.address().name());
        if (seen == null) {
            return Observation.absent();
        }
        return Observation.present(
                seen.attachedTo() == null ? State.EMPTY : State.EMPTY.plain(ATTACHED, seen.attachedTo()));
    }

    @Override
    public Declaration orphan(String name) {
        return new Declaration(null);
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().flatMap(change -> steps(change).stream()).toList();
    }

    private static List<Step> steps(Change<Declaration> change) {
        String name = change.address().name();
        String instance = change.declared().instance();
        var steps = new ArrayList<Step>();
        if (change.before() == null) {
            steps.add(LightsailKind.step(
                    "allocate the static IP " + name, change.address(), new LightsailCall.AllocateStaticIp(name)));
        } else if (!change.before().word(ATTACHED).isEmpty()) {
            steps.add(LightsailKind.step(
                    "detach the static IP " + name + " from " + change.before().word(ATTACHED),
                    change.address(),
                    new LightsailCall.DetachStaticIp(name)));
        }
        steps.add(
                instance == null
                        ? LightsailKind.step(
                                "release the static IP " + name,
                                change.address(),
                                new LightsailCall.ReleaseStaticIp(name))
                        : LightsailKind.step(
                                "attach the static IP " + name + " to " + instance,
                                change.address(),
                                new LightsailCall.AttachStaticIp(name, instance)));
        return steps;
    }
}
