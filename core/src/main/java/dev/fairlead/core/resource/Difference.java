package dev.fairlead.core.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One attribute that differs.
 *
 * @param before null where it was not there
 * @param after null where it should not be there
 */
public record Difference(
        String attribute,
        @Nullable Attribute before,
        @Nullable Attribute after) {

    /** All that differs between two states, by name. A missing state has no attributes. */
    public static List<Difference> between(@Nullable State before, @Nullable State after) {
        State from = before == null ? State.EMPTY : before;
        State to = after == null ? State.EMPTY : after;
        var names = new TreeSet<>(from.attributes().keySet());
        names.addAll(to.attributes().keySet());
        var differences = new ArrayList<Difference>();
        for (String name : names) {
            Attribute was = from.attribute(name);
            Attribute is = to.attribute(name);
            if (!Objects.equals(was, is)) {
                differences.add(new Difference(name, was, is));
            }
        }
        return differences;
    }
}
