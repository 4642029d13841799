package dev.fairlead.cli.saved;

import dev.fairlead.core.resource.Resource;
import java.util.Map;

/**
 * What the model wants of a thing on a box that is not there yet, so that it is known again.
 *
 * @param wanted a fingerprint of how it should be, without what is secret
 */
record SavedWish(String address, String wanted) {

    static SavedWish of(Resource<?> resource) {
        return new SavedWish(resource.address().toString(), SavedChange.openFingerprint(resource.desired()));
    }

    /** @throws IllegalArgumentException if something is missing */
    static SavedWish of(Map<?, ?> tree) {
        return new SavedWish(SavedChange.word(tree, "address"), SavedChange.word(tree, "wanted"));
    }

    Map<String, Object> tree() {
        return Map.of("address", address, "wanted", wanted);
    }
}
