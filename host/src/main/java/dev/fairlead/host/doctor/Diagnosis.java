package dev.fairlead.host.doctor;

import java.util.Comparator;
import java.util.List;

/** All that was found on a box, in the order of the checks. */
public record Diagnosis(String server, List<Finding> findings) {
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** The worst at the end, where a reader's eye is. */
    public List<Finding> worstLast() {
        return findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    }
}
