package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.DoctorJson;
import dev.fairlead.cli.view.DoctorText;
import dev.fairlead.host.doctor.Diagnosis;
import dev.fairlead.host.doctor.Severity;
import java.util.function.BooleanSupplier;

/** {@code fairlead doctor}. */
final class DoctorCommand implements Command {
    private final BooleanSupplier json;

    DoctorCommand(Options options) {
        json = options.flag("--json", "Prints what was found as one JSON document.");
    }

    @Override
    public int run(Desk desk) {
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        try (Box box = desk.openBox()) {
            Diagnosis diagnosis = box.diagnose();
            desk.out()
                    .print(
                            json.getAsBoolean()
                                    ? DoctorJson.of(diagnosis)
                                    : DoctorText.of(diagnosis, watch.elapsed(), desk.outInk()));
            return verdict(diagnosis);
        }
    }

    /** A problem that was seen is one, whatever else could not be looked at. */
    private static int verdict(Diagnosis diagnosis) {
        if (diagnosis.count(Severity.PROBLEM) > 0) {
            return ExitStatus.FAILED;
        }
        return diagnosis.count(Severity.UNKNOWN) > 0 ? ExitStatus.UNKNOWN : ExitStatus.DONE;
    }

    @Override
    public int statusWhenUnreachable() {
        return ExitStatus.UNKNOWN;
    }
}
