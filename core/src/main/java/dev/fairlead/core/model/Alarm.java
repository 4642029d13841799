package dev.fairlead.core.model;

import java.util.List;

/**
 * An alarm on one metric of the instance. Lightsail looks at a metric every five minutes.
 *
 * @param evaluationPeriods how many of the last periods are looked at
 * @param datapointsToAlarm in how many of them the threshold must be crossed
 * @param contactProtocols who is told; they are set up in the account, for a region as a whole
 * @param notificationTriggers the states whose coming is told
 */
public record Alarm(
        Metric metricName,
        ComparisonOperator comparisonOperator,
        int threshold,
        int evaluationPeriods,
        int datapointsToAlarm,
        MissingData treatMissingData,
        List<ContactProtocol> contactProtocols,
        List<AlarmState> notificationTriggers) {
    public Alarm {
        contactProtocols = List.copyOf(contactProtocols);
        notificationTriggers = List.copyOf(notificationTriggers);
    }

    /** A constant that Lightsail writes in its own way. */
    public interface Worded {
        String word();
    }

    /** What an instance can be watched for. */
    public enum Metric implements Worded {
        CPU_UTILIZATION("CPUUtilization"),
        NETWORK_IN("NetworkIn"),
        NETWORK_OUT("NetworkOut"),
        STATUS_CHECK_FAILED("StatusCheckFailed"),
        STATUS_CHECK_FAILED_INSTANCE("StatusCheckFailed_Instance"),
        STATUS_CHECK_FAILED_SYSTEM("StatusCheckFailed_System"),
        BURST_CAPACITY_TIME("BurstCapacityTime"),
        BURST_CAPACITY_PERCENTAGE("BurstCapacityPercentage");

        private final String word;

        Metric(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    public enum ComparisonOperator implements Worded {
        GREATER_THAN_OR_EQUAL_TO_THRESHOLD("GreaterThanOrEqualToThreshold"),
        GREATER_THAN_THRESHOLD("GreaterThanThreshold"),
        LESS_THAN_THRESHOLD("LessThanThreshold"),
        LESS_THAN_OR_EQUAL_TO_THRESHOLD("LessThanOrEqualToThreshold");

        private final String word;

        ComparisonOperator(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** What a period without a value counts as. */
    public enum MissingData implements Worded {
        MISSING("missing"),
        BREACHING("breaching"),
        NOT_BREACHING("notBreaching"),
        IGNORE("ignore");

        private final String word;

        MissingData(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    public enum ContactProtocol implements Worded {
        EMAIL("Email"),
        SMS("SMS");

        private final String word;

        ContactProtocol(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    public enum AlarmState implements Worded {
        ALARM("ALARM"),
        OK("OK"),
        INSUFFICIENT_DATA("INSUFFICIENT_DATA");

        private final String word;

        AlarmState(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
