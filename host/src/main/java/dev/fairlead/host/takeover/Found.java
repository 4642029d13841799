package dev.fairlead.host.takeover;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a box told of itself.
 *
 * @param model the text that the last apply was made from, as the box keeps it; null where there was none
 * @param timezone null where its two places disagree
 * @param swap the size of the swap file, in bytes; null where there is none that Fairlead would have made
 * @param keys all authorized keys of people, the second word of each
 * @param left what a model would have to say by hand, a sentence each
 */
public record Found(
        @Nullable String model,
        @Nullable String timezone,
        @Nullable Long swap,
        List<String> keys,
        List<String> left) {
    public Found {
        keys = List.copyOf(keys);
        left = List.copyOf(left);
    }
}
