package dev.fairlead.lightsail.kind;

import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.call.LightsailCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tags of an instance, all of them together. Tags that Amazon itself sets begin with {@code aws:} and are left alone;
 * those that begin with {@code fairlead:} hold what was last applied.
 */
public final class TagsKind implements LightsailKind<TagsKind.Declaration> {
    public static final TagsKind TAGS = new TagsKind();

    /** How the keys begin that no model can name. */
    private static final List<String> RESERVED = List.of("aws:", "fairlead:");

    private TagsKind() {}

    public record Declaration(Map<String, String> tags) {
        public Declaration {
            tags = Map.copyOf(tags);
        }
    }

    @Override
    public String name() {
        return "tags";
    }

    @Override
    public State desired(Declaration declared) {
        return state(declared.tags());
    }

    @Override
    public Observation observe(Account account, Resource<Declaration> resource) {
        Instance seen = account.instances().get(resource.address().name());
        return seen == null ? Observation.absent() : Observation.present(state(seen.tags()));
    }

    /** They end with their instance. */
    @Override
    public @Nullable Declaration orphan(String name) {
        return null;
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().map(TagsKind::step).toList();
    }

    private static Step step(Change<Declaration> change) {
        var set = new TreeMap<String, String>();
        var removed = new ArrayList<String>();
        change.differences().forEach(difference -> {
            String value = change.declared().tags().get(difference.attribute());
            if (value == null) {
                removed.add(difference.attribute());
            } else {
                set.put(difference.attribute(), value);
            }
        });
        String name = change.address().name();
        return LightsailKind.step(
                "set the tags of " + name, change.address(), new LightsailCall.SetTags(name, set, removed));
    }

    private static State state(Map<String, String> tags) {
        State state = State.EMPTY;
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (RESERVED.stream().noneMatch(tag.getKey()::startsWith)) {
                state = state.plain(tag.getKey(), tag.getValue());
            }
        }
        return state;
    }
}
