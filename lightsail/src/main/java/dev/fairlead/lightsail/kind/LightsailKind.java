package dev.fairlead.lightsail.kind;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Kind;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.Step;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.call.LightsailCall;
import java.util.List;
import java.util.Set;

/** A kind of thing that Lightsail keeps. It is looked up in one look at the whole account, which lists give. */
public interface LightsailKind<D> extends Kind<D> {
    String REALM = "lightsail";

    /** How the thing of that name stands. Pure. */
    Observation observe(Account account, Resource<D> resource);

    /** The thing itself, with nothing said yet of what comes before it. */
    default Resource<D> resource(String name, D declared, String source) {
        return new Resource<>(address(name), this, declared, Set.of(), Set.of(), List.of(), source);
    }

    default Address address(String name) {
        return new Address(REALM, name(), name);
    }

    /** A step for one thing. Each call takes at least a second, so each has a lane of its own. */
    static Step step(String title, Address address, LightsailCall call) {
        return new Step(title, List.of(address), Step.Pace.LONG, call);
    }
}
