package dev.fairlead.lightsail.kind;

import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.call.LightsailCall;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How an instance may ask about itself. Options that the model does not name are not looked at. */
public final class MetadataOptionsKind implements LightsailKind<MetadataOptionsKind.Declaration> {
    public static final MetadataOptionsKind METADATA_OPTIONS = new MetadataOptionsKind();

    private MetadataOptionsKind() {}

    /** @param options by the service's own names */
    public record Declaration(Map<String, String> options) {
        public Declaration {
            options = Map.copyOf(options);
        }
    }

    @Override
    public String name() {
        return "metadata-options";
    }

    @Override
    public State desired(Declaration declared) {
        return state(declared.options());
    }

    @Override
    public Observation observe(Account account, Resource<Declaration> resource) {
        Instance seen = account.instances().get(resource.address().name());
        if (seen == null) {
            return Observation.absent();
        }
        var named = new TreeMap<>(seen.metadataOptions());
        named.keySet().retainAll(resource.declared().options().keySet());
        return Observation.present(state(named));
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
                        "set the metadata options of " + change.address().name(),
                        change.address(),
                        new LightsailCall.SetMetadataOptions(
                                change.address().name(), change.declared().options())))
                .toList();
    }

    private static State state(Map<String, String> options) {
        State state = State.EMPTY;
        for (Map.Entry<String, String> option : new TreeMap<>(options).entrySet()) {
            state = state.plain(option.getKey(), option.getValue());
        }
        return state;
    }
}
