package dev.fairlead.cli.view;

import dev.fairlead.core.json.Json;
import dev.fairlead.host.doctor.Diagnosis;
import dev.fairlead.host.doctor.Finding;
import dev.fairlead.host.doctor.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found on a box, as a program reads it. */
public final class DoctorJson {
    private static final int FORMAT_VERSION = 1;

    private DoctorJson() {}

    public static String of(Diagnosis diagnosis) {
        var summary = new LinkedHashMap<String, Object>();
        for (Severity severity : Severity.values()) {
            summary.put(severity.toString(), diagnosis.count(severity));
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("formatVersion", FORMAT_VERSION);
        tree.put("server", diagnosis.server());
        tree.put("summary", summary);
        tree.put(
                "findings",
                diagnosis.findings().stream().map(DoctorJson::finding).toList());
        return Json.write(tree);
    }

    private static Map<String, @Nullable Object> finding(Finding finding) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("check", finding.check());
        tree.put("severity", finding.severity().toString());
        tree.put("message", finding.sentence());
        tree.put("why", finding.why());
        tree.put("fix", finding.fix());
        return tree;
    }
}
