package dev.fairlead.lightsail.api;

import dev.fairlead.lightsail.account.Alarm;
import dev.fairlead.lightsail.call.LightsailCall.AlarmCall;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.Operation;

/** Calls to alarms: how each is sent, and how its effect is seen. */
record AlarmArea(LightsailClient client, Calls calls) {
    static String nameOf(AlarmCall call) {
        return switch (call) {
            case AlarmCall.Put _ -> "PutAlarm";
            case AlarmCall.Delete _ -> "DeleteAlarm";
        };
    }

    List<Operation> send(AlarmCall call) {
        return switch (call) {
            case AlarmCall.Put put -> put(put, put.settings());
            case AlarmCall.Delete delete ->
                client.deleteAlarm(request -> request.alarmName(delete.name())).operations();
        };
    }

    private List<Operation> put(AlarmCall.Put put, Map<String, String> settings) {
        return client.putAlarm(request -> request.alarmName(put.name())
                        .monitoredResourceName(put.instance())
                        .metricName(word(settings, "metricName"))
                        .comparisonOperator(word(settings, "comparisonOperator"))
                        .threshold(Double.valueOf(word(settings, "threshold")))
                        .evaluationPeriods(Integer.valueOf(word(settings, "evaluationPeriods")))
                        .datapointsToAlarm(Integer.valueOf(word(settings, "datapointsToAlarm")))
                        .treatMissingData(word(settings, "treatMissingData"))
                        .contactProtocolsWithStrings(words(settings, "contactProtocols"))
                        .notificationTriggersWithStrings(words(settings, "notificationTriggers"))
                        .notificationEnabled(Boolean.valueOf(word(settings, "notificationEnabled"))))
                .operations();
    }

    private static String word(Map<String, String> settings, String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }

    private static List<String> words(Map<String, String> settings, String name) {
        String joined = word(settings, name);
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }

    /** Whether things are as the call wants them. */
    boolean isSo(AlarmCall call, Consumer<String> told) {
        return switch (call) {
            case AlarmCall.Put put -> {
                Alarm seen = alarm(put.name(), told);
                yield seen != null
                        && seen.watched().equals(put.instance())
                        && seen.settings().equals(put.settings());
            }
            case AlarmCall.Delete delete -> alarm(delete.name(), told) == null;
        };
    }

    private @Nullable Alarm alarm(String name, Consumer<String> told) {
        var seen = calls.found(
                "GetAlarms",
                told,
                () -> client.getAlarms(request -> request.alarmName(name)).alarms());
        return seen == null || seen.isEmpty() ? null : FurtherReadings.alarm(seen.getFirst());
    }
}
