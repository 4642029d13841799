package dev.fairlead.core.model.value;

import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ValueSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives the values of a model when a plan needs them. What cannot be had goes to the problems with its place, and the
 * answer is null; so a caller asks for everything first and hears of all that is missing at once.
 */
public interface Values {
    /**
     * A text without NUL; one line break at the end of a file or of a command's output is left out.
     *
     * @throws IllegalArgumentException for a value that stays on the box
     */
    @Nullable
    Secret text(ValueSource source, @Nullable Location place, Problems problems);

    /** As {@link #text}, in one line: what {@code .env}, a login or a prompt can hold. */
    @Nullable
    Secret line(ValueSource source, @Nullable Location place, Problems problems);

    /** All of a file as it is, for a file on the box. */
    @Nullable
    String content(ValueSource source, @Nullable Location place, Problems problems);
}
