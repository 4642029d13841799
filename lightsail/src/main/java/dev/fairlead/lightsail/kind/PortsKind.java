package dev.fairlead.lightsail.kind;

import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.account.PortRule;
import dev.fairlead.lightsail.call.LightsailCall;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The ports of an instance that are open, all of them together, since they are put in one call. */
public final class PortsKind implements LightsailKind<PortsKind.Declaration> {
    public static final PortsKind PORTS = new PortsKind();

    private PortsKind() {}

    /** @param rules in any order; rules for the same ports are one rule */
    public record Declaration(List<PortRule> rules) {
        public Declaration {
            rules = List.copyOf(rules);
        }
    }

    @Override
    public String name() {
        return "ports";
    }

    @Override
    public State desired(Declaration declared) {
        return state(declared.rules());
    }

    @Override
    public Observation observe(Account account, Resource<Declaration> resource) {
        Instance seen = account.instances().get(resource.address().name());
        return seen == null ? Observation.absent() : Observation.present(state(seen.ports()));
    }

    /** They end with their instance. */
    @Override
    public @Nullable Declaration orphan(String name) {
        return null;
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream()
                .map(change -> LightsailKind.step(
                        "set the open ports of " + change.address().name(),
                        change.address(),
                        new LightsailCall.PutPorts(
                                change.address().name(),
                                List.copyOf(merged(change.declared().rules()).values()))))
                .toList();
    }

    private static State state(List<PortRule> rules) {
        State state = State.EMPTY;
        for (PortRule rule : merged(rules).values()) {
            state = state.plain(rule.ports(), String.join(", ", rule.sources()));
        }
        return state;
    }

    private static SortedMap<String, PortRule> merged(List<PortRule> rules) {
        var byPorts = new TreeMap<String, PortRule>();
        for (PortRule rule : rules) {
            byPorts.merge(rule.ports(), rule, (one, other) -> {
                var sources = new TreeSet<>(one.sources());
                sources.addAll(other.sources());
                return new PortRule(one.protocol(), one.from(), one.to(), sources);
            });
        }
        return byPorts;
    }
}
