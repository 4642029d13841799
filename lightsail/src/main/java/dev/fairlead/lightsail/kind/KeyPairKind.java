package dev.fairlead.lightsail.kind;

import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.call.LightsailCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A public key under a name. The service shows the name alone, and a fingerprint of a form that it does not promise; so a
 * key pair is there or it is not. The key itself is looked after on the box, among the authorized keys.
 */
public final class KeyPairKind implements LightsailKind<KeyPairKind.Declaration> {
    public static final KeyPairKind KEY_PAIR = new KeyPairKind();

    private KeyPairKind() {}

    /** @param publicKey one line in the format of OpenSSH; null where there should be no such key pair */
    public record Declaration(@Nullable String publicKey) {}

    @Override
    public String name() {
        return "key-pair";
    }

    @Override
    public @Nullable State desired(Declaration declared) {
        return declared.publicKey() == null ? null : State.EMPTY;
    }

    @Override
    public Observation observe(Account account, Resource<Declaration> resource) {
        return account.keyPairs().contains(resource.address().name())
                ? Observation.present(State.EMPTY)
                : Observation.absent();
    }

    @Override
    public Declaration orphan(String name) {
        return new Declaration(null);
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().map(KeyPairKind::step).toList();
    }

    private static Step step(Change<Declaration> change) {
        String name = change.address().name();
        String key = change.declared().publicKey();
        return key == null
                ? LightsailKind.step(
                        "delete the key pair " + name, change.address(), new LightsailCall.DeleteKeyPair(name))
                : LightsailKind.step(
                        "import the key pair " + name, change.address(), new LightsailCall.ImportKeyPair(name, key));
    }
}
