package dev.fairlead.cli.view;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a release went.
 *
 * @param hasBegun whether there was anything to do
 * @param switched after which time the new colour served; null if nothing was switched
 * @param gap for how long nothing answered, in words; null where something always did
 */
public record Course(
        boolean hasBegun,
        @Nullable Duration switched,
        @Nullable String gap,
        Duration took) {
    String text() {
        String at = switched == null ? "" : "switched after " + Amount.of(switched) + ", ";
        String silence = gap == null ? "" : gap + ", ";
        return " (" + at + silence + (switched == null && gap == null ? "" : "done after ") + Amount.of(took) + ")\n";
    }
}
