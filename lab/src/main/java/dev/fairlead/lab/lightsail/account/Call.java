package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;

/** One operation of the service. */
@FunctionalInterface
interface Call {
    Tree answer(Region region, Request request);

    /** The reply of the operations that answer with a list of what they began. */
    static Tree operations(Tree... operations) {
        return Tree.of("operations", java.util.List.of(operations));
    }

    /** The reply of the operations that answer with the one they began. */
    static Tree operation(Tree operation) {
        return Tree.of("operation", operation);
    }
}
