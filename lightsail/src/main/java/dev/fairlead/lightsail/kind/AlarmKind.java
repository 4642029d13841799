package dev.fairlead.lightsail.kind;

import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Alarm;
import dev.fairlead.lightsail.call.LightsailCall.AlarmCall;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An alarm on what the instance is busy with. Putting one is putting all of it. */
public final class AlarmKind implements LightsailKind<AlarmKind.Declaration> {
    public static final AlarmKind ALARM = new AlarmKind();

    private AlarmKind() {}

    /** @param settings by the service's own names, lists joined by commas; null where there should be no such alarm */
    public record Declaration(String instance, @Nullable Map<String, String> settings) {
        public Declaration {
            settings = settings == null ? null : Map.copyOf(settings);
        }
    }

    @Override
    public String name() {
        return "alarm";
    }

    @Override
    public @Nullable State desired(Declaration declared) {
        return declared.settings() == null ? null : state(declared.instance(), declared.settings());
    }

    @Override
    public Observation observe(Account account, Resource<Declaration> resource) {
        Alarm seen = account.further().alarms().get(resource.address().name());
        return seen == null ? Observation.absent() : Observation.present(state(seen.watched(), seen.settings()));
    }

    @Override
    public Declaration orphan(String name) {
        return new Declaration("", null);
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().map(AlarmKind::step).toList();
    }

    private static Step step(Change<Declaration> change) {
        String name = change.address().name();
        Map<String, String> settings = change.declared().settings();
        return settings == null
                ? LightsailKind.step("delete the alarm " + name, change.address(), new AlarmCall.Delete(name))
                : LightsailKind.step(
                        "put the alarm " + name,
                        change.address(),
                        new AlarmCall.Put(name, change.declared().instance(), settings));
    }

    private static State state(String watched, Map<String, String> settings) {
        State state = State.EMPTY.plain("watches", watched);
        for (Map.Entry<String, String> setting : new TreeMap<>(settings).entrySet()) {
            state = state.plain(setting.getKey(), setting.getValue());
        }
        return state;
    }
}
