package dev.fairlead.lightsail.session;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.expansion.Memory;
import dev.fairlead.lightsail.expansion.Shared;
import dev.fairlead.lightsail.kind.KeyPairKind;
import java.util.List;
import java.util.Objects;

/** A key pair that holds another key than the model's file: told of, and put right only where it is nobody else's. */
record OtherKey(ServerModel model, Account account, Memory memory) {

    /**
     * What a reader should know of it.
     *
     * @throws InvalidModelException if it is somebody else's
     */
    List<String> notes(Plan plan) {
        Lightsail.KeyPair keyPair = Objects.requireNonNull(model.lightsail()).keyPair();
        if (keyPair == null) {
            return List.of();
        }
        Address address = KeyPairKind.KEY_PAIR.address(keyPair.name());
        return plan.changes().stream()
                .filter(change -> change.address().equals(address) && change.action() == Action.REPLACE)
                .map(change -> note(keyPair, change))
                .toList();
    }

    private String note(Lightsail.KeyPair keyPair, Change<?> change) {
        String name = keyPair.name();
        String other = Shared.keyPair(account, name, model.name());
        if (other != null) {
            throw refused(keyPair, "The instance `" + other + "` was made with it.");
        }
        if (!memory.isOfOneMade(change.address())) {
            throw refused(keyPair, "Nothing says that Fairlead made it.");
        }
        return "The key pair `" + name + "` holds another key than " + Quoted.of(keyPair.publicKeyFile())
                + ", as its fingerprint `" + account.keyPairs().get(name)
                + "` says. It is deleted and imported anew, for instances that are made from now on. One that is there keeps"
                + " the keys it has: see `~/.ssh/authorized_keys` on it.";
    }

    private InvalidModelException refused(Lightsail.KeyPair keyPair, String whose) {
        String name = keyPair.name();
        return new InvalidModelException(Diagnostic.of("The key pair `" + name
                        + "` in Lightsail holds another key than " + Quoted.of(keyPair.publicKeyFile()) + ".")
                .at(model.locate("lightsail.keyPair.name"))
                .why("Its fingerprint is `" + account.keyPairs().get(name) + "`. " + whose)
                .fix("Give the key pair another name in the model, name the file of the key that it holds, or delete"
                        + " it first: `aws lightsail delete-key-pair --region "
                        + Objects.requireNonNull(model.lightsail()).region() + " --key-pair-name " + name + "`."));
    }
}
