package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.Job;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.TextShape;
import java.time.Duration;
import java.util.List;

/** An entry of the section {@code jobs}. */
final class JobShape extends ObjectShape<Job> {
    private final Key<String> schedule = keys.required("schedule", Words.SCHEDULE, "When it runs, as in a crontab.");
    private final Key<List<String>> command = keys.required(
            "command",
            ListShape.of(TextShape.line("text")).notEmpty(),
            "The command and its arguments, run without a shell in a container of the live release.");
    private final Key<Duration> timeout =
            keys.defaulted("timeout", Amounts.PERIOD, "1h", "How long it may run before it is stopped.");

    JobShape() {
        super("Job");
    }

    @Override
    protected Job build(Fields fields) {
        return new Job(fields.get(schedule), fields.get(command), fields.get(timeout));
    }
}
