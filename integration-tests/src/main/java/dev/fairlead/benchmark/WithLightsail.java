package dev.fairlead.benchmark;

import dev.fairlead.lab.lightsail.FakeLightsail;
import dev.fairlead.lab.lightsail.machine.LabMachines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans without changes of a server that the stand-in for Lightsail keeps, its outside alone and all of it, and how long a
 * first apply waits of its own.
 */
record WithLightsail(Race race, Stage stage, Report report, Targets targets) {
    private static final int CALLS = 4;
    private static final String PUBLIC_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEYFyUpCHLPTm9qpvCVFFGGHMeVzvRNT4yDCLt8pAEgT nobody\n";

    void measure() {
        Path key = stage.workshop().file("nobody.pub", PUBLIC_KEY);
        Path model = stage.workshop().file("lightsail.yaml", ReferenceModel.ofLightsail(stage.registry(), key));
        new FirstCloudApply(race, stage, report, targets).measure(model);
        try (var machines = new LabMachines(stage.lab());
                var fake = FakeLightsail.start(
                        FakeLightsail.Settings.onPaper(stage.workshop().directory())
                                .machines(machines))) {
            race.stopwatch().run(fairlead(fake, model, "apply", "--yes"));
            var outside = fairlead(fake, model, "plan", "--cloud-only", "--exit-code");
            var both = fairlead(fake, model, "plan", "--exit-code");
            fake.faults().forgetCalls();
            race.stopwatch().run(outside);
            int calls = fake.faults().calls().size();

            var results = race.of(List.of(outside, both));
            report.heading("Without changes, with Lightsail");
            report.table(results, null);
            report.say("\n`plan --cloud-only` makes " + calls + " calls.");
            Samples cloud = Samples.of(results, outside);
            targets.add("`plan --cloud-only`, wall", 0.8, cloud.wall().median(), "%.2f s");
            targets.add("`plan --cloud-only`, memory", 150, cloud.peak().max(), "%.0f MiB");
            targets.add("`plan --cloud-only`, calls", CALLS, calls, "%.0f");
            targets.add(
                    "`plan` of cloud and host, wall",
                    1.2,
                    Samples.of(results, both).wall().median(),
                    "%.2f s");
            stage.lab().box(ReferenceModel.NAME).ifPresent(box -> box.remove());
        }
    }

    static Contestant fairlead(FakeLightsail fake, Path model, String... words) {
        var command = new ArrayList<>(List.of(
                "env",
                "FAIRLEAD_LIGHTSAIL_ENDPOINT=" + fake.endpoint(),
                "AWS_ACCESS_KEY_ID=" + FakeLightsail.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY=" + FakeLightsail.SECRET_KEY,
                "./fairlead",
                "-f",
                model.toString()));
        command.addAll(List.of(words));
        return new Contestant(
                "fairlead " + words[0] + (words[1].equals("--cloud-only") ? " " + words[1] : ""),
                command,
                Contestant.NOTHING,
                null);
    }
}
