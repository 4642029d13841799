package dev.fairlead.cli.view;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a release went.
 *
 * @param hasBegun whether there was anything to do
 * @param switched after which time the new colour served; null if nothing was switched
 * @param parts of the time until then
 * @param gap for how long nothing answered, in words; null where something always did
 */
public record Course(
        boolean hasBegun,
        @Nullable Duration switched,
        Parts parts,
        @Nullable String gap,
        Duration took) {

    /** What took its time until the new colour served; zero for what there was none of. */
    public record Parts(Duration pull, Duration start, Duration health) {
        public static final Parts NONE = new Parts(Duration.ZERO, Duration.ZERO, Duration.ZERO);

        private String text() {
            return Stream.of(named("pull", pull), named("start", start), named("health", health))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(", "));
        }

        private static String named(String name, Duration part) {
            return part.isZero() ? "" : name + " " + Amount.of(part);
        }
    }

    String text() {
        String of = parts.text().isEmpty() ? ", " : ": " + parts.text() + "; ";
        String at = switched == null ? "" : "switched after " + Amount.of(switched) + of;
        String silence = gap == null ? "" : gap + ", ";
        return " (" + at + silence + (switched == null && gap == null ? "" : "done after ") + Amount.of(took) + ")\n";
    }
}
