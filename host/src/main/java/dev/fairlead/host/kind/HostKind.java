package dev.fairlead.host.kind;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Kind;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.shell.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing inside the box. Its question is one piece of POSIX sh for all its things at once, since each process
 * that the box must start costs a millisecond.
 */
public interface HostKind<D> extends Kind<D> {

    /**
     * POSIX sh that prints how these things are, needing nothing but what every Debian and Ubuntu
     * has (coreutils, util-linux, findutils, bash), and changing nothing. It runs as root
     * after {@link Prelude}, whose functions and {@code $FAIRLEAD_KEY} it may use.
     */
    String probe(List<Resource<D>> resources);

    /**
     * What the answer says of each. An answer that cannot be understood makes a thing {@link Observation.Unknown} with
     * the reason; it is never taken as "not there".
     */
    Map<Address, Observation> read(Answer.Finished answer, List<Resource<D>> resources);

    /** Absolute paths that are up to this thing, so that nothing of another kind may say what is there. */
    default List<String> paths(D declared) {
        return List.of();
    }

    /** One declaration that means both of these, which are about the same thing; null if they contradict each other. */
    default @Nullable D merged(D one, D other) {
        return Objects.equals(desired(one), desired(other)) ? one : null;
    }
}
