package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.Migration;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.TextShape;
import dev.fairlead.core.model.schema.WholeShape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The section {@code migration}. */
final class MigrationShape extends ObjectShape<Migration> {
    private final Key<Migration.From> from = keys.required("from", new FromShape(), "What runs on the box today.");
    private final Key<List<String>> backup = keys.defaulted(
            "backup",
            ListShape.of(Paths.HOST).distinct(),
            List.of(),
            "What to copy before anything changes: relative to the app's directory, or absolute.");
    private final Key<Duration> soak = keys.defaulted(
            "soak", Amounts.DURATION, "7d", "How long both are compared before the container takes over.");
    private final Key<Migration.Limits> limits =
            keys.defaulted("limits", new LimitsShape(), Map.of(), "What the container must keep to in that time.");

    MigrationShape() {
        super("Migration");
    }

    @Override
    protected Migration build(Fields fields) {
        return new Migration(fields.get(from), fields.get(backup), fields.get(soak), fields.get(limits));
    }

    private static final class FromShape extends ObjectShape<Migration.From> {
        private final Key<String> systemdUnit =
                keys.required("systemdUnit", Words.SYSTEMD_SERVICE, "The service that serves the app today.");
        private final Key<Integer> port = keys.required("port", Amounts.PORT, "The port that service listens on.");
        private final Key<@Nullable String> virtualenv =
                keys.optional("virtualenv", Paths.ABSOLUTE, "Its Python environment, taken away at the end.");
        private final Key<@Nullable String> cronMatching =
                keys.optional("cronMatching", TextShape.line("text"), "Text that tells its cron lines from others.");

        FromShape() {
            super("MigrationFrom");
        }

        @Override
        protected Migration.From build(Fields fields) {
            return new Migration.From(
                    fields.get(systemdUnit), fields.get(port), fields.get(virtualenv), fields.get(cronMatching));
        }
    }

    private static final class LimitsShape extends ObjectShape<Migration.Limits> {
        private final Key<Integer> errorsPerThousand = keys.defaulted(
                "errorsPerThousand",
                new WholeShape("a number of errors", 0, 1000),
                5,
                "How many of a thousand answers may be wrong.");
        private final Key<Duration> p95 =
                keys.defaulted("p95", Amounts.PERIOD, "1s", "How long 95 of 100 answers take at most.");
        private final Key<Integer> memoryGrowth = keys.defaulted(
                "memoryGrowth",
                new WholeShape("a percentage", 0, 10_000),
                30,
                "By how many percent its memory may grow, from the first quarter of the time to the last.");

        LimitsShape() {
            super("MigrationLimits");
        }

        @Override
        protected Migration.Limits build(Fields fields) {
            return new Migration.Limits(fields.get(errorsPerThousand), fields.get(p95), fields.get(memoryGrowth));
        }
    }
}
