package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.model.Alarm;
import dev.fairlead.core.model.schema.ChoiceShape;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.WholeShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry of {@code lightsail.alarms}, in the service's own words. */
final class AlarmShape extends ObjectShape<Alarm> {
    private static final WholeShape PERIODS = new WholeShape("a count of periods", 1, 288);

    private final Key<Alarm.Metric> metricName =
            keys.required("metricName", worded(Alarm.Metric.values()), "What of the instance is watched.");
    private final Key<Alarm.ComparisonOperator> comparisonOperator = keys.defaulted(
            "comparisonOperator",
            worded(Alarm.ComparisonOperator.values()),
            "GreaterThanOrEqualToThreshold",
            "How the value is compared with `threshold`.");
    private final Key<Integer> threshold = keys.required(
            "threshold",
            new WholeShape("a threshold", 0, Integer.MAX_VALUE),
            "In the metric's own unit: percent, bytes, seconds, or 1 for a failed check.");
    private final Key<Integer> evaluationPeriods = keys.defaulted(
            "evaluationPeriods", PERIODS, 1, "How many of the last periods are looked at; one is five minutes.");
    private final Key<@Nullable Integer> datapointsToAlarm = keys.optional(
            "datapointsToAlarm", PERIODS, "In how many of them the value must be so; without it, in all.");
    private final Key<Alarm.MissingData> treatMissingData = keys.defaulted(
            "treatMissingData",
            worded(Alarm.MissingData.values()),
            "missing",
            "What a period without a value counts as; `missing` leaves it out.");
    private final Key<List<Alarm.ContactProtocol>> contactProtocols = keys.defaulted(
            "contactProtocols",
            ListShape.of(worded(Alarm.ContactProtocol.values())).distinct(),
            List.of(),
            "How somebody is told; set up once in the account, for each region. The console shows every alarm.");
    private final Key<List<Alarm.AlarmState>> notificationTriggers = keys.defaulted(
            "notificationTriggers",
            ListShape.of(worded(Alarm.AlarmState.values())).notEmpty().distinct(),
            List.of("ALARM"),
            "The states whose coming is told.");

    AlarmShape() {
        super("Alarm");
    }

    @Override
    protected @Nullable Alarm build(Fields fields) {
        int periods = fields.get(evaluationPeriods);
        Integer datapoints = fields.get(datapointsToAlarm);
        if (datapoints != null && datapoints > periods) {
            fields.problem(
                    datapointsToAlarm,
                    Diagnostic.of("The alarm wants " + datapoints + " values of " + periods + ".")
                            .fix("Let `datapointsToAlarm` be at most `evaluationPeriods`."));
            return null;
        }
        return new Alarm(
                fields.get(metricName),
                fields.get(comparisonOperator),
                fields.get(threshold),
                periods,
                datapoints == null ? periods : datapoints,
                fields.get(treatMissingData),
                fields.get(contactProtocols),
                fields.get(notificationTriggers));
    }

    private static <E extends Enum<E> & Alarm.Worded> ChoiceShape<E> worded(E[] constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(constant.word(), constant);
        }
        return new ChoiceShape<>(words);
    }
}
