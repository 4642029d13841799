package dev.fairlead.lightsail.expansion;

import dev.fairlead.core.model.Lightsail;
import java.util.List;

/**
 * A section {@code lightsail} that says what is there already.
 *
 * @param left what it cannot say, a sentence each; an apply would change it
 */
public record Taken(Lightsail section, List<String> left) {
    public Taken {
        left = List.copyOf(left);
    }
}
