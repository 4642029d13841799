package dev.fairlead.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What happened between two marks.
 *
 * @param length from the mark before to this one
 * @param answered requests that got the answer they should
 * @param failed what answered wrongly, in words
 * @param broken connections that ended without an answer, in words
 * @param farewells websockets that the app took leave of in good order
 * @param slowest answer to a request that should be quick
 * @param silence the longest time in which nobody got an answer
 * @param versions answers by the version that gave them
 */
public record Figures(
        String label,
        Duration length,
        int answered,
        List<String> failed,
        List<String> broken,
        int farewells,
        Duration slowest,
        Duration silence,
        Map<String, Integer> versions) {
    private static final double NANOS_PER_SECOND = 1e9;

    public Figures {
        failed = List.copyOf(failed);
        broken = List.copyOf(broken);
        versions = Map.copyOf(versions);
    }

    public double answersPerSecond() {
        return answered / (length.toNanos() / NANOS_PER_SECOND);
    }

    /** Whether nothing is missing but the ends of answers that an app was giving when it died, which nobody else can give. */
    public boolean lostNoMoreThanItsApp() {
        return failed.isEmpty() && broken.stream().allMatch(what -> what.endsWith(Connection.WITHIN_AN_ANSWER));
    }

    public boolean isFlawless() {
        return failed.isEmpty() && broken.isEmpty();
    }
}
