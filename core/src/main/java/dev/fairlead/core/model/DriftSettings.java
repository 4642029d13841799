package dev.fairlead.core.model;

import java.time.LocalDate;
import java.util.List;

/**
 * What a model says of differences between itself and its server.
 *
 * @param ignore what is let be, in the order of the file
 */
public record DriftSettings(List<IgnoreRule> ignore) {
    public static final DriftSettings NONE = new DriftSettings(List.of());

    public DriftSettings {
        ignore = List.copyOf(ignore);
    }

    /** The rules that count on a day, in UTC. */
    public List<IgnoreRule> live(LocalDate today) {
        return ignore.stream().filter(rule -> !rule.isOver(today)).toList();
    }

    /** The rules that count no more on a day, in UTC. */
    public List<IgnoreRule> over(LocalDate today) {
        return ignore.stream().filter(rule -> rule.isOver(today)).toList();
    }
}
