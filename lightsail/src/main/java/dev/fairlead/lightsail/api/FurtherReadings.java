package dev.fairlead.lightsail.api;

import dev.fairlead.lightsail.account.Alarm;
import dev.fairlead.lightsail.account.Disk;
import dev.fairlead.lightsail.account.DiskSnapshot;
import dev.fairlead.lightsail.account.DomainEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.model.MonitoredResourceInfo;

/** From the SDK's objects to our own, for disks, alarms and DNS. */
final class FurtherReadings {
    private FurtherReadings() {}

    static Disk disk(software.amazon.awssdk.services.lightsail.model.Disk seen) {
        boolean isAttached = Boolean.TRUE.equals(seen.isAttached());
        return new Disk(
                seen.name(),
                seen.location() == null ? "" : text(seen.location().availabilityZone()),
                whole(seen.sizeInGb()),
                text(seen.stateAsString()),
                Readings.tags(seen.tags()),
                isAttached ? seen.attachedTo() : null,
                isAttached ? seen.path() : null);
    }

    static DiskSnapshot diskSnapshot(software.amazon.awssdk.services.lightsail.model.DiskSnapshot seen) {
        return new DiskSnapshot(
                seen.name(),
                text(seen.fromDiskName()),
                whole(seen.sizeInGb()),
                seen.createdAt() == null ? Instant.EPOCH : seen.createdAt(),
                "completed".equals(seen.stateAsString()),
                Readings.tags(seen.tags()));
    }

    static Alarm alarm(software.amazon.awssdk.services.lightsail.model.Alarm seen) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("metricName", text(seen.metricNameAsString()));
        settings.put("comparisonOperator", text(seen.comparisonOperatorAsString()));
        settings.put("threshold", number(seen.threshold()));
        settings.put("evaluationPeriods", number(seen.evaluationPeriods()));
        settings.put("datapointsToAlarm", number(seen.datapointsToAlarm()));
        settings.put("treatMissingData", text(seen.treatMissingDataAsString()));
        settings.put("contactProtocols", joined(seen.contactProtocolsAsStrings()));
        settings.put("notificationTriggers", joined(seen.notificationTriggersAsStrings()));
        settings.put("notificationEnabled", String.valueOf(Boolean.TRUE.equals(seen.notificationEnabled())));
        MonitoredResourceInfo watched = seen.monitoredResourceInfo();
        return new Alarm(
                seen.name(), watched == null ? "" : text(watched.name()), text(seen.stateAsString()), settings);
    }

    static DomainEntry entry(software.amazon.awssdk.services.lightsail.model.DomainEntry seen) {
        return new DomainEntry(text(seen.id()), text(seen.name()), text(seen.type()), text(seen.target()));
    }

    private static String joined(List<String> words) {
        return words.stream().sorted().collect(Collectors.joining(","));
    }

    /** Without the zeros of a fraction that is none. */
    private static String number(@Nullable Number value) {
        return value == null
                ? ""
                : new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static int whole(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
