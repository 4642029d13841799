package dev.fairlead.core.plan;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Kind;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind whose things have one attribute, {@code value}, and which performs all changes at a depth in one step. */
public class TestingKind implements Kind<String> {
    public static final String NOTHING = "";
    private final String name;

    public TestingKind(String name) {
        this.name = name;
    }

    public Resource<String> thing(String name, String value) {
        return Resource.of(this, name, value, "test");
    }

    public Address at(String thing) {
        return Address.host(name, thing);
    }

    public static State state(String value) {
        return State.EMPTY.plain("value", value);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable State desired(String declared) {
        return declared.equals(NOTHING) ? null : state(declared);
    }

    @Override
    public String orphan(String name) {
        return NOTHING;
    }

    @Override
    public List<Step> steps(List<Change<String>> changes) {
        List<Address> addresses = changes.stream().map(Change::address).toList();
        return List.of(Step.slow(name + " " + addresses, addresses, ""));
    }

    @Override
    public State disturbed(State observed, Address by) {
        return observed.plain("value", "stale").plain(by.name(), "changed");
    }
}
