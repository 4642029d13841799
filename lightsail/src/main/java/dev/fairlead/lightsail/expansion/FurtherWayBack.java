package dev.fairlead.lightsail.expansion;

import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.Alarm;
import dev.fairlead.core.model.Alarm.Worded;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.Lightsail.RecordType;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Disk;
import dev.fairlead.lightsail.account.DomainEntry;
import dev.fairlead.lightsail.account.Instance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The way back for disks that are attached to an instance, alarms that watch it, and entries of DNS that lead to its
 * static IP.
 *
 * @param left what a model cannot say, a sentence each
 */
record FurtherWayBack(
        Map<String, Lightsail.Disk> disks,
        Map<String, List<Lightsail.DomainEntry>> domains,
        Map<String, Alarm> alarms,
        List<String> left) {
    private static final String PATH = "/dev/(?:xvd|sd)[b-z]";

    static FurtherWayBack of(Account account, Instance instance) {
        var left = new ArrayList<String>();
        return new FurtherWayBack(
                disks(account, instance, left), domains(account, instance), alarms(account, instance, left), left);
    }

    private static Map<String, Lightsail.Disk> disks(Account account, Instance instance, List<String> left) {
        var disks = new TreeMap<String, Lightsail.Disk>();
        for (Disk disk : account.further().disks().values().stream()
                .filter(one -> instance.name().equals(one.attachedTo()))
                .sorted(Comparator.comparing(Disk::name))
                .toList()) {
            String path = String.valueOf(disk.path());
            if (path.matches(PATH)) {
                disks.put(disk.name(), new Lightsail.Disk(disk.sizeInGb(), path));
            } else {
                left.add("The disk " + Quoted.of(disk.name()) + " is attached as " + Quoted.of(path)
                        + ", which a model cannot say; it is left alone.");
            }
        }
        return disks;
    }

    private static Map<String, List<Lightsail.DomainEntry>> domains(Account account, Instance instance) {
        var domains = new TreeMap<String, List<Lightsail.DomainEntry>>();
        account.staticIps().values().stream()
                .filter(ip -> instance.name().equals(ip.attachedTo()))
                .findFirst()
                .ifPresent(ip -> account.further().zones().forEach((zone, entries) -> {
                    List<Lightsail.DomainEntry> ours = entries.stream()
                            .filter(entry -> entry.isOf(entry.name(), RecordType.A.name())
                                    && entry.target().equals(ip.address()))
                            .sorted(Comparator.comparing(DomainEntry::name))
                            .map(entry -> new Lightsail.DomainEntry(entry.name(), RecordType.A, null))
                            .toList();
                    if (!ours.isEmpty()) {
                        domains.put(zone, ours);
                    }
                }));
        return domains;
    }

    private static Map<String, Alarm> alarms(Account account, Instance instance, List<String> left) {
        var alarms = new TreeMap<String, Alarm>();
        account.further().alarms().values().stream()
                .filter(one -> one.watched().equals(instance.name()))
                .forEach(one -> {
                    Alarm alarm = alarm(one.settings());
                    if (alarm == null) {
                        left.add("The alarm " + Quoted.of(one.name()) + " says what a model cannot; it is left alone.");
                    } else {
                        alarms.put(one.name(), alarm);
                    }
                });
        return alarms;
    }

    /** Null where it is of words or numbers that a model does not know. */
    private static @Nullable Alarm alarm(Map<String, String> settings) {
        Alarm.Metric metric = of(Alarm.Metric.values(), settings.get("metricName"));
        Alarm.ComparisonOperator operator = of(Alarm.ComparisonOperator.values(), settings.get("comparisonOperator"));
        Alarm.MissingData missing = of(Alarm.MissingData.values(), settings.get("treatMissingData"));
        Integer threshold = whole(settings.get("threshold"));
        Integer periods = whole(settings.get("evaluationPeriods"));
        Integer datapoints = whole(settings.get("datapointsToAlarm"));
        List<Alarm.ContactProtocol> contacts =
                all(Alarm.ContactProtocol.values(), settings.getOrDefault("contactProtocols", ""));
        List<Alarm.AlarmState> triggers =
                all(Alarm.AlarmState.values(), settings.getOrDefault("notificationTriggers", ""));
        if (metric == null
                || operator == null
                || missing == null
                || threshold == null
                || periods == null
                || datapoints == null
                || triggers.isEmpty()) {
            return null;
        }
        var alarm = new Alarm(metric, operator, threshold, periods, datapoints, missing, contacts, triggers);
        return AlarmSettings.of(alarm).equals(settings) ? alarm : null;
    }

    private static <E extends Worded> @Nullable E of(E[] known, @Nullable String word) {
        return Arrays.stream(known)
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private static <E extends Worded> List<E> all(E[] known, String words) {
        List<String> wanted = List.of(words.split(","));
        return Arrays.stream(known).filter(one -> wanted.contains(one.word())).toList();
    }

    private static @Nullable Integer whole(@Nullable String text) {
        return text == null || !text.matches("[0-9]{1,9}") ? null : Integer.valueOf(text);
    }
}
