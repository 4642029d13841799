package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
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
    private static final int FIVE_MINUTES = 300;

    static final Map<String, Call> ALL =
            Map.of("PutAlarm", AlarmCalls::put, "GetAlarms", AlarmCalls::all, "DeleteAlarm", AlarmCalls::delete);

    private AlarmCalls() {}

    private static Tree put(Region region, Request request) {
        Tree body = request.body();
        String name = body.text("alarmName");
        Tree watched = region.current(region.instances, body.text("monitoredResourceName"));
        Tree alarm = region.resource(
                        region.alarms, name, watched.tree("location").text("availabilityZone"))
                .with("state", "INSUFFICIENT_DATA")
                .with("period", FIVE_MINUTES)
                .with("statistic", "Average")
                .with("unit", "Percent")
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
        var subject =
                new Region.Subject(region.alarms, name, watched.tree("location").text("availabilityZone"), "");
        return Call.operations(region.begin(
                "PutAlarm",
                subject,
                request.failure(),
                at -> region.alarms.timeline(name).appear(at, made)));
    }

    private static Tree all(Region region, Request request) {
        String name = request.body().textOrNull("alarmName");
        String watched = request.body().textOrNull("monitoredResourceName");
        List<Tree> found = region.alarms.all(region.shown()).stream()
                .filter(alarm -> name == null || alarm.text("name").equals(name))
                .filter(alarm -> watched == null
                        || alarm.tree("monitoredResourceInfo").text("name").equals(watched))
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
