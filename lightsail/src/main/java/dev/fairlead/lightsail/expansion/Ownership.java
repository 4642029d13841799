package dev.fairlead.lightsail.expansion;

import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Instance;

/** Whose the instance is, by its tag. */
public sealed interface Ownership {
    /** It bears this model's name, or is not there. */
    record Ours() implements Ownership {}

    /** It is there, and nothing says whose it is: somebody made it by hand. */
    record Unmarked() implements Ownership {}

    /** @param model the name of the model that it belongs to */
    record Others(String model) implements Ownership {}

    static Ownership of(Account account, String server) {
        Instance seen = account.instances().get(server);
        if (seen == null) {
            return new Ours();
        }
        String owner = seen.tags().get(LightsailExpansion.OWNER);
        if (owner == null) {
            return new Unmarked();
        }
        return owner.equals(server) ? new Ours() : new Others(owner);
    }
}
