package dev.fairlead.lightsail.expansion;

import dev.fairlead.core.model.Alarm;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An alarm of a model by the service's own names and words. */
final class AlarmSettings {
    private AlarmSettings() {}

    /** All of them, as what a call leaves out is the service's to choose. Lists are joined by commas, in alphabetical order. */
    static Map<String, String> of(Alarm alarm) {
        var settings = new TreeMap<String, String>();
        settings.put("metricName", alarm.metricName().word());
        settings.put("comparisonOperator", alarm.comparisonOperator().word());
        settings.put("threshold", Integer.toString(alarm.threshold()));
        settings.put("evaluationPeriods", Integer.toString(alarm.evaluationPeriods()));
        settings.put("datapointsToAlarm", Integer.toString(alarm.datapointsToAlarm()));
        settings.put("treatMissingData", alarm.treatMissingData().word());
        settings.put("contactProtocols", joined(alarm.contactProtocols()));
        settings.put("notificationTriggers", joined(alarm.notificationTriggers()));
        settings.put("notificationEnabled", "true");
        return settings;
    }

    private static String joined(Collection<? extends Alarm.Worded> words) {
        return words.stream().map(Alarm.Worded::word).sorted().collect(Collectors.joining(","));
    }
}
