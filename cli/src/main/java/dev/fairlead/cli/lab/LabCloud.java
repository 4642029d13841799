package dev.fairlead.cli.lab;

import dev.fairlead.cli.files.Scratch;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.lab.Box;
import dev.fairlead.lab.Lab;
import dev.fairlead.lab.lightsail.FakeLightsail;
import dev.fairlead.lab.lightsail.account.Pace;
import dev.fairlead.lab.lightsail.machine.LabMachines;
import java.nio.file.Path;
import java.time.Duration;

/** A stand-in for Lightsail whose account is empty, for as long as the command runs. Its instances are boxes of the lab. */
final class LabCloud {
    /** Enough to see that things take their time. */
    private static final Pace PACE =
            Pace.AT_ONCE.operations(Duration.ofMillis(500)).knowsHostKeysAfter(Duration.ofSeconds(1));

    private static final Duration BEAT = Duration.ofMillis(200);

    private LabCloud() {}

    /** Serves until Ctrl-C; its boxes go with it, the lab stays. */
    static int serve(Desk desk, LabBox which, Lab lab, Path model, Stopwatch watch) throws InterruptedException {
        if (!lab.boxes().isEmpty()) {
            throw new Refusal(
                    Diagnostic.of("The lab has a box already, and a stand-in for Lightsail begins without any.")
                            .fix(which.command("down")));
        }
        LabModel.writeForCloud(model, lab);
        desk.interruption().await();
        try (var scratch = Scratch.open("fairlead-lab");
                var machines = new LabMachines(lab);
                var fake = FakeLightsail.start(FakeLightsail.Settings.onPaper(scratch.directory())
                        .pace(PACE)
                        .machines(machines))) {
            desk.out().print(told(fake, which, model, watch));
            desk.out().flush();
            while (!desk.interruption().isAsked()) {
                Thread.sleep(BEAT);
            }
        } finally {
            lab.boxes().forEach(Box::remove);
        }
        return ExitStatus.DONE;
    }

    private static String told(FakeLightsail fake, LabBox which, Path model, Stopwatch watch) {
        return """
                A stand-in for Lightsail is up, with an empty account. (%d s)
                Its model is `%s`. In another terminal:

                    export FAIRLEAD_LIGHTSAIL_ENDPOINT=%s
                    export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s
                    fairlead -f %s plan
                    fairlead -f %s apply

                Ctrl-C ends it and removes its boxes. What the lab keeps for the next time goes with `%s`.
                """.formatted(
                        watch.elapsed().toSeconds(),
                        model,
                        fake.endpoint(),
                        FakeLightsail.ACCESS_KEY,
                        FakeLightsail.SECRET_KEY,
                        model,
                        model,
                        which.command("down"));
    }
}
