package dev.fairlead.cli.saved;

import dev.fairlead.core.resource.Attribute;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.State;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a change does, so that it is known again.
 *
 * @param states fingerprints of how the thing is and how it should be
 * @param openStates the same without what is secret, for a box whose key is not made yet
 */
record SavedChange(String action, String address, String states, String openStates) {

    static SavedChange of(Change<?> change) {
        return new SavedChange(
                change.action().toString(),
                change.address().toString(),
                fingerprint(change.before()) + " " + fingerprint(change.after()),
                openFingerprint(change.before()) + " " + openFingerprint(change.after()));
    }

    /** @throws IllegalArgumentException if something is missing */
    static SavedChange of(Map<?, ?> tree) {
        return new SavedChange(
                word(tree, "action"), word(tree, "address"), word(tree, "states"), word(tree, "openStates"));
    }

    Map<String, Object> tree() {
        return Map.of("action", action, "address", address, "states", states, "openStates", openStates);
    }

    /** Whether both do the same to the same thing. */
    boolean isSame(SavedChange other, boolean isKeySame) {
        return action.equals(other.action)
                && address.equals(other.address)
                && (isKeySame ? states.equals(other.states) : openStates.equals(other.openStates));
    }

    boolean isIn(List<SavedChange> others, boolean isKeySame) {
        return others.stream().anyMatch(other -> isSame(other, isKeySame));
    }

    static String word(Map<?, ?> tree, String key) {
        if (tree.get(key) instanceof String word) {
            return word;
        }
        throw new IllegalArgumentException("Something in it has no `" + key + "`.");
    }

    private static String fingerprint(@Nullable State state) {
        return state == null ? "-" : state.fingerprint();
    }

    /** Without what is secret. */
    static String openFingerprint(@Nullable State state) {
        return state == null ? "-" : open(state).fingerprint();
    }

    private static State open(State state) {
        State open = state;
        for (Map.Entry<String, Attribute> attribute : state.attributes().entrySet()) {
            if (attribute.getValue() instanceof Attribute.Masked) {
                open = open.with(attribute.getKey(), new Attribute.Masked(""));
            }
        }
        return open;
    }
}
