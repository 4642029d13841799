package dev.fairlead.core.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing: what it means for one to be as declared, and which steps make it so. Pure: it never asks and never
 * performs, it only says what to ask and what to perform.
 *
 * @param <D> what the model can say of a thing of this kind
 */
public interface Kind<D> {

    /** The noun in an address, lower case. */
    String name();

    /** How the thing should be, or null if it should not be there. */
    @Nullable
    State desired(D declared);

    /**
     * The declaration that takes away a thing which Fairlead made and the model no longer names, or null where it is
     * better left standing and only forgotten.
     */
    @Nullable
    D orphan(String name);

    /** The steps that perform these changes, all of which may be done at the same time. */
    List<Step> steps(List<Change<D>> changes);

    /** What someone using the server notices of the change. */
    default Downtime downtime(Change<D> change) {
        return Downtime.NONE;
    }

    /** Whether getting from one state to the other means taking the thing away and making it anew. */
    default boolean isReplacedBetween(State before, State after) {
        return false;
    }

    /** How a thing that was observed like this stands once something it watches has changed under it. */
    default State disturbed(State observed, Address by) {
        return observed;
    }
}
