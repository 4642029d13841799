package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Alarms on what an instance is busy with. None ever rings here. */
final class AlarmCalls {
    private static final List<String> TAKEN_OVER = List.of(
            "comparisonOperator",
            "evaluationPeriods",
            "threshold",
            "datapointsToAlarm",
            "treatMissingData",
            "metricName",
            "contactProtocols",
            "notificationTriggers",
            "notificationEnabled");
    private static final Map<String, String> UNITS = Map.of(
            "CPUUtilization", "Percent",
            "BurstCapacityPercentage", "Percent",
            "BurstCapacityTime", "Seconds",
            "NetworkIn", "Bytes",
            "NetworkOut", "Bytes",
            "StatusCheckFailed", "Count",
            "StatusCheckFailed_Instance", "Count",
            "StatusCheckFailed_System", "Count");
    private static final int FIVE_MINUTES = 300;
    private static final int ALARMS_OF_A_METRIC = 2;

    static final Map<String, Call> ALL =
            Map.of("PutAlarm", AlarmCalls::put, "GetAlarms", AlarmCalls::all, "DeleteAlarm", AlarmCalls::delete);

    private AlarmCalls() {}

    /** One that is there is written over as a whole, and keeps its state. */
    private static Tree put(Region region, Request request) {
        Tree body = request.body();
        String name = body.text("alarmName");
        Tree watched = region.current(region.instances, body.text("monitoredResourceName"));
        String metric = body.text("metricName");
        String unit = UNITS.get(metric);
        if (unit == null) {
            throw ApiException.invalid("An instance has no such metric: " + metric);
        }
        if (body.whole("datapointsToAlarm", 1) > body.whole("evaluationPeriods", 1)) {
            throw ApiException.invalid("datapointsToAlarm is more than evaluationPeriods: " + name);
        }
        requireRoom(region, name, metric, watched.text("name"));
        String zone = watched.tree("location").text("availabilityZone");
        Tree before = region.alarms.find(name, region.now());
        Tree alarm = region.resource(region.alarms, name, zone)
                .with("state", before == null ? "INSUFFICIENT_DATA" : before.text("state"))
                .with("period", FIVE_MINUTES)
                .with("statistic", unit.equals("Count") ? "Sum" : "Average")
                .with("unit", unit)
                .with("datapointsToAlarm", body.whole("evaluationPeriods", 1))
                .with("treatMissingData", "missing")
                .with("contactProtocols", List.of())
                .with("notificationTriggers", List.of("ALARM"))
                .with("notificationEnabled", true)
                .with(
                        "monitoredResourceInfo",
                        Tree.of("name", watched.text("name"))
                                .with("arn", watched.text("arn"))
                                .with("resourceType", "Instance"));
        for (String member : TAKEN_OVER) {
            Object value = body.members().get(member);
            alarm = value == null ? alarm : alarm.with(member, value);
        }
        Tree made = alarm;
        var subject = new Region.Subject(region.alarms, name, zone, "");
        return Call.operations(region.begin(
                "PutAlarm",
                subject,
                request.failure(),
                at -> region.alarms.timeline(name).appear(at, made)));
    }

    private static void requireRoom(Region region, String name, String metric, String watched) {
        long others = region.alarms.all(region.now()).stream()
                .filter(one ->
                        !one.text("name").equals(name) && one.text("metricName").equals(metric))
                .filter(one -> watches(one, watched))
                .count();
        if (others >= ALARMS_OF_A_METRIC) {
            throw ApiException.invalid("A metric has at most " + ALARMS_OF_A_METRIC + " alarms: " + metric);
        }
    }

    private static boolean watches(Tree alarm, String instance) {
        return alarm.tree("monitoredResourceInfo").text("name").equals(instance);
    }

    /** They end with what they watch. */
    static void vanish(Region region, String instance, Instant at) {
        region.alarms.all(region.now()).stream()
                .filter(alarm -> watches(alarm, instance))
                .forEach(alarm -> region.alarms.timeline(alarm.text("name")).vanish(at));
    }

    private static Tree all(Region region, Request request) {
        String name = request.body().textOrNull("alarmName");
        String watched = request.body().textOrNull("monitoredResourceName");
        if (name != null) {
            region.seen(region.alarms, name);
        }
        List<Tree> found = region.alarms.all(region.shown()).stream()
                .filter(alarm -> name == null || alarm.text("name").equals(name))
                .filter(alarm -> watched == null || watches(alarm, watched))
                .toList();
        return region.page(request.body(), "alarms", found);
    }

    private static Tree delete(Region region, Request request) {
        String name = request.body().text("alarmName");
        region.current(region.alarms, name);
        var subject = region.subject(region.alarms, name, "");
        return Call.operations(region.begin(
                "DeleteAlarm",
                subject,
                request.failure(),
                at -> region.alarms.timeline(name).vanish(at)));
    }
}
