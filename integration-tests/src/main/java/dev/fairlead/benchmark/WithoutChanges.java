package dev.fairlead.benchmark;

import dev.fairlead.benchmark.Options.Part;
import dev.fairlead.lab.Box;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plan and apply where all is as the model says, beside ssh, the floor and Ansible. */
final class WithoutChanges {
    private static final Duration NEAR = Duration.ZERO;
    private static final List<Duration> FAR = List.of(Duration.ofMillis(50), Duration.ofMillis(100));

    private final Race race;
    private final Stage stage;
    private final Report report;
    private final Targets targets;

    WithoutChanges(Race race, Stage stage, Report report, Targets targets) {
        this.race = race;
        this.stage = stage;
        this.report = report;
        this.targets = targets;
    }

    /** Both boxes are brought in line first; what that took is only told as progress. */
    void measure(Options options) {
        Box box = stage.inLine();
        Ansible ansible = options.withAnsible() ? ansible() : null;
        Path floor = Floor.script(stage.workshop(), Owned.on(box));
        if (options.has(Part.NEAR)) {
            measure(box, floor, ansible, NEAR);
        }
        if (options.has(Part.FAR)) {
            FAR.forEach(roundTrip -> measure(box, floor, ansible, roundTrip));
        }
    }

    private @Nullable Ansible ansible() {
        if (!Ansible.isInstalled()) {
            report.say("\nWithout Ansible, which is not installed: `apt-get install ansible-core ansible`.");
            return null;
        }
        Box box = stage.boot("python", Ansible.ON_THE_BOX);
        var ansible = new Ansible(stage, box);
        race.stopwatch().run(ansible.playbook("first run", Route.straight(box)));
        return ansible;
    }

    private void measure(Box box, Path floorScript, @Nullable Ansible ansible, Duration roundTrip) {
        try (var proxy = Route.proxy(box, roundTrip);
                var proxyToPython = Route.proxy(ansible == null ? box : ansible.box(), roundTrip)) {
            Route route = Route.through(proxy, roundTrip);
            Ssh ssh = Ssh.to(box, stage.workshop());
            var login = ssh.command("ssh true", route, Contestant.NOTHING, "true");
            var floor = ssh.command("the floor", route, floorScript, "sudo", "sh", "-s");
            var plan = stage.fairlead("plan", box, route);
            var apply = stage.fairlead("apply", box, route, "--yes");
            var contestants = new ArrayList<>(List.of(login, floor, plan, apply));
            var peer = ansible == null
                    ? null
                    : ansible.playbook("ansible-playbook", Route.through(proxyToPython, roundTrip));
            if (peer != null && roundTrip.isZero()) {
                contestants.add(peer);
            }
            var results = race.of(contestants);
            if (peer != null && !roundTrip.isZero()) {
                results.put(peer, race.once(peer));
            }
            report.heading(
                    roundTrip.isZero()
                            ? "Without changes"
                            : "Without changes, " + roundTrip.toMillis() + " ms round trip");
            report.table(results, floor);
            Samples planned = Samples.of(results, plan);
            if (roundTrip.isZero()) {
                near(planned, Samples.of(results, apply), Samples.of(results, floor));
            }
            if (roundTrip.equals(FAR.getLast())) {
                targets.add(
                        "`plan` at 100 ms round trip, wall", 2.5, planned.wall().median(), "%.2f s");
                targets.add(
                        "`plan`, serial round trips", 15, planned.roundTrips().median(), "%.0f");
            }
        }
    }

    private void near(Samples plan, Samples apply, Samples floor) {
        double ratio = plan.wall().median() / floor.wall().median();
        targets.add("`plan`, wall", 1.0, plan.wall().median(), "%.2f s");
        targets.add("the same, by the floor (1.0 s where it is 0.34 s)", 1.0 / 0.34, ratio, "%.1f ×");
        targets.add("`plan`, CPU", 1.0, plan.cpu().median(), "%.2f s");
        targets.add("`plan`, memory", 150, plan.peak().max(), "%.0f MiB");
        targets.add("`apply`, memory", 150, apply.peak().max(), "%.0f MiB");
    }
}
