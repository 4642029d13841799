package dev.fairlead.cli.takeover;

import dev.fairlead.cli.view.Printable;
import dev.fairlead.core.model.Alarm;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.Lightsail.FirewallRule;
import dev.fairlead.core.model.edit.ScalarText;
import dev.fairlead.host.takeover.Found;
import dev.fairlead.lightsail.expansion.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A model as a person would write it, with comments on what it cannot say. */
public final class ModelText {
    private static final List<String> EVERYWHERE = List.of("0.0.0.0/0", "::/0");
    private static final long MEBIBYTE = 1024 * 1024;

    private final StringBuilder text = new StringBuilder();

    private ModelText() {}

    /** @param found null where nobody looked at the box */
    public static String of(String name, Taken taken, @Nullable Found found) {
        var model = new ModelText();
        model.head(name, taken, found);
        model.lightsail(taken.section());
        if (found != null) {
            model.system(found);
        }
        return model.text.toString();
    }

    private void head(String name, Taken taken, @Nullable Found found) {
        String from =
                found == null ? "from the instance alone; its box was not looked at" : "from the instance and its box";
        text.append("# Written by `fairlead import ")
                .append(name)
                .append("`, ")
                .append(from)
                .append(".\n");
        var left = new ArrayList<>(taken.left());
        left.addAll(found == null ? List.of() : found.left());
        if (!left.isEmpty()) {
            text.append("# It does not say all that is there:\n");
            left.forEach(sentence ->
                    text.append("# - ").append(Printable.line(sentence)).append('\n'));
        }
        text.append("name: ").append(ScalarText.of(name)).append("\n\n");
    }

    private void lightsail(Lightsail section) {
        text.append("lightsail:\n");
        line("region", section.region());
        line("availabilityZone", section.availabilityZone());
        line("blueprint", section.blueprint());
        line("bundle", section.bundle());
        if (section.ipAddressType() != Lightsail.IpAddressType.DUALSTACK) {
            line("ipAddressType", word(section.ipAddressType()));
        }
        Lightsail.KeyPair keyPair = section.keyPair();
        if (keyPair != null) {
            text.append("  keyPair: {name: ").append(ScalarText.of(keyPair.name()));
            text.append(", publicKeyFile: ")
                    .append(ScalarText.of(keyPair.publicKeyFile()))
                    .append("}\n");
        }
        if (section.staticIp() != null) {
            line("staticIp", section.staticIp());
        }
        firewall(section.firewall());
        if (section.automaticSnapshots() != null) {
            line("automaticSnapshots", section.automaticSnapshots());
        }
        further(section);
        flow("metadataOptions", section.metadataOptions(), Map.of("httpPutResponseHopLimit", ""));
        flow("tags", section.tags(), Map.of());
    }

    private void further(Lightsail section) {
        if (!section.disks().isEmpty()) {
            text.append("  disks:\n");
            section.disks()
                    .forEach((name, disk) -> text.append("    ")
                            .append(ScalarText.of(name))
                            .append(": {sizeInGb: ")
                            .append(disk.sizeInGb())
                            .append(", path: ")
                            .append(ScalarText.of(disk.path()))
                            .append("}\n"));
        }
        if (!section.domains().isEmpty()) {
            text.append("  domains:\n");
            section.domains().forEach((zone, entries) -> {
                text.append("    ").append(ScalarText.of(zone)).append(":\n");
                entries.forEach(
                        entry -> text.append("      - {").append(entry(entry)).append("}\n"));
            });
        }
        if (!section.alarms().isEmpty()) {
            text.append("  alarms:\n");
            section.alarms()
                    .forEach((name, alarm) -> text.append("    ")
                            .append(ScalarText.of(name))
                            .append(": {")
                            .append(alarm(alarm))
                            .append("}\n"));
        }
    }

    private static String entry(Lightsail.DomainEntry entry) {
        return "name: " + ScalarText.of(entry.name())
                + (entry.type() == Lightsail.RecordType.A ? "" : ", type: " + entry.type())
                + (entry.target() == null ? "" : ", target: " + ScalarText.of(entry.target()));
    }

    private static String alarm(Alarm alarm) {
        var parts = new ArrayList<>(List.of(
                "metricName: " + alarm.metricName().word(),
                "comparisonOperator: " + alarm.comparisonOperator().word(),
                "threshold: " + alarm.threshold(),
                "evaluationPeriods: " + alarm.evaluationPeriods(),
                "datapointsToAlarm: " + alarm.datapointsToAlarm(),
                "treatMissingData: " + alarm.treatMissingData().word()));
        if (!alarm.contactProtocols().isEmpty()) {
            parts.add("contactProtocols: " + words(alarm.contactProtocols()));
        }
        parts.add("notificationTriggers: " + words(alarm.notificationTriggers()));
        return String.join(", ", parts);
    }

    private static String words(List<? extends Alarm.Worded> words) {
        return words.stream().map(Alarm.Worded::word).collect(Collectors.joining(", ", "[", "]"));
    }

    private void firewall(List<FirewallRule> rules) {
        if (rules.isEmpty()) {
            text.append("  firewall: []\n");
            return;
        }
        text.append("  firewall:\n");
        rules.forEach(rule -> text.append("    - {").append(rule(rule)).append("}\n"));
    }

    private static String rule(FirewallRule rule) {
        var parts = new ArrayList<String>();
        boolean isOfPorts = rule.protocol() == Lightsail.Protocol.TCP || rule.protocol() == Lightsail.Protocol.UDP;
        if (isOfPorts) {
            parts.add(
                    rule.fromPort() == rule.toPort()
                            ? "port: " + rule.fromPort()
                            : "ports: " + rule.fromPort() + "-" + rule.toPort());
        }
        if (rule.protocol() != Lightsail.Protocol.TCP) {
            parts.add("protocol: " + word(rule.protocol()));
        }
        if (!rule.cidrs().equals(EVERYWHERE)) {
            parts.add(rule.cidrs().stream().map(ScalarText::of).collect(Collectors.joining(", ", "cidrs: [", "]")));
        }
        return String.join(", ", parts);
    }

    private void system(Found found) {
        if (found.timezone() == null && found.swap() == null) {
            return;
        }
        text.append("\nsystem:\n");
        if (found.timezone() != null) {
            line("timezone", found.timezone());
        }
        if (found.swap() != null) {
            text.append("  swap: ").append(found.swap() / MEBIBYTE).append("m\n");
        }
    }

    /** @param numbers keys whose values are none of text */
    private void flow(String key, Map<String, String> values, Map<String, String> numbers) {
        if (!values.isEmpty()) {
            text.append("  ")
                    .append(key)
                    .append(values.entrySet().stream()
                            .map(entry -> ScalarText.of(entry.getKey()) + ": "
                                    + (numbers.containsKey(entry.getKey())
                                            ? entry.getValue()
                                            : ScalarText.of(entry.getValue())))
                            .collect(Collectors.joining(", ", ": {", "}\n")));
        }
    }

    private void line(String key, String value) {
        text.append("  ").append(key).append(": ").append(ScalarText.of(value)).append('\n');
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
