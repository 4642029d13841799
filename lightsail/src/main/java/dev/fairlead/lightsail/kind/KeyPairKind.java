package dev.fairlead.lightsail.kind;

import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.KeyFingerprint;
import dev.fairlead.lightsail.call.LightsailCall;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A public key under a name. The service shows no key, only a fingerprint of a form that it does not promise; so a key pair
 * is another one where that is sure, and otherwise there or not. It lets somebody into instances that are yet to be made:
 * one that is there keeps the keys it has.
 */
public final class KeyPairKind implements LightsailKind<KeyPairKind.Declaration> {
    public static final KeyPairKind KEY_PAIR = new KeyPairKind();

    private static final String FINGERPRINT = "fingerprint";

    private KeyPairKind() {}

    /**
     * @param publicKey one line in the format of OpenSSH; empty where nobody can read it, and null where there should be no
     *     such key pair
     */
    public record Declaration(@Nullable String publicKey) {}

    @Override
    public String name() {
        return "key-pair";
    }

    @Override
    public @Nullable State desired(Declaration declared) {
        return declared.publicKey() == null ? null : state(declared.publicKey());
    }

    private static State state(String publicKey) {
        String fingerprint = KeyFingerprint.usual(publicKey);
        return fingerprint == null ? State.EMPTY : State.EMPTY.plain(FINGERPRINT, fingerprint);
    }

    @Override
    public Observation observe(Account account, Resource<Declaration> resource) {
        String seen = account.keyPairs().get(resource.address().name());
        String publicKey = resource.declared().publicKey();
        if (seen == null) {
            return Observation.absent();
        }
        if (publicKey == null) {
            return Observation.present(State.EMPTY);
        }
        return Observation.present(
                switch (KeyFingerprint.of(publicKey, seen)) {
                    case SAME, UNKNOWN -> state(publicKey);
                    case OTHER -> State.EMPTY.plain(FINGERPRINT, seen);
                });
    }

    @Override
    public Declaration orphan(String name) {
        return new Declaration(null);
    }

    @Override
    public boolean isReplacedBetween(State before, State after) {
        return !before.equals(after);
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().flatMap(KeyPairKind::steps).toList();
    }

    private static Stream<Step> steps(Change<Declaration> change) {
        String name = change.address().name();
        String key = change.declared().publicKey();
        Step delete = LightsailKind.step(
                "delete the key pair " + name, change.address(), new LightsailCall.DeleteKeyPair(name));
        if (key == null) {
            return Stream.of(delete);
        }
        Step importing = LightsailKind.step(
                "import the key pair " + name, change.address(), new LightsailCall.ImportKeyPair(name, key));
        return change.before() == null ? Stream.of(importing) : Stream.of(delete, importing);
    }
}
