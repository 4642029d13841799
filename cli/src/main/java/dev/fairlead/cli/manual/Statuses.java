package dev.fairlead.cli.manual;

import java.util.Map;
import java.util.TreeMap;

/** Exit statuses, which mean the same for every command, and what more one means for some. */
final class Statuses {
    static final Map<Integer, String> ALL = new TreeMap<>(Map.of(
            0, "done, or in sync",
            1, "failed",
            2, "the command line or the model is wrong",
            3, "changes pending, or drift that an apply would mend",
            4, "something could not be observed, so nobody can say",
            5, "failed and put back, so that the old state serves",
            130, "stopped by Ctrl-C"));

    private Statuses() {}

    /** Those that a command can end with: 0 to 2, and what its note says. */
    static Map<Integer, String> of(CommandEntry entry) {
        if (entry.words().isEmpty()) {
            return ALL;
        }
        var statuses = new TreeMap<Integer, String>();
        ALL.forEach((status, meaning) -> {
            if (status <= 2) {
                statuses.put(status, meaning);
            }
        });
        statuses.putAll(entry.note().statuses());
        return statuses;
    }
}
