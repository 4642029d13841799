package dev.fairlead.benchmark;

import dev.fairlead.lab.Box;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Plan without changes of 1, 10, 50 and 100 light servers, and Ansible's ten beside it. There are ten boxes; beyond ten,
 * several models name the same box, each with a connection of its own.
 */
final class ManyServers {
    private static final int BOXES = 10;
    private static final List<Integer> COUNTS = List.of(1, BOXES, 50, 100);

    /** Where sshd begins to turn away who has not logged in yet; on a box of one's own nobody comes near it. */
    private static final String ROOM =
            "printf 'MaxStartups 100\\n' > /etc/ssh/sshd_config.d/10-startups.conf;" + " systemctl reload ssh";

    private static final String PLAYBOOK = """
            - hosts: all
              become: true
              gather_facts: false
              tasks:
                - {name: motd, copy: {dest: /etc/motd, content: "One of many.\\n", mode: "0644"}}
                - {name: data, file: {path: /srv/data, state: directory, mode: "0750"}}
                - {name: zone, file: {path: /etc/localtime, src: /usr/share/zoneinfo/Etc/UTC, state: link}}
            """;

    private final Race race;
    private final Stage stage;
    private final Report report;
    private final Targets targets;

    ManyServers(Race race, Stage stage, Report report, Targets targets) {
        this.race = race;
        this.stage = stage;
        this.report = report;
        this.targets = targets;
    }

    void measure(boolean withAnsible) {
        List<Box> boxes = IntStream.range(0, BOXES)
                .mapToObj(number -> stage.boot("light-" + number, withAnsible ? Ansible.ON_THE_BOX : List.of()))
                .toList();
        boxes.forEach(box -> box.sh(ROOM).orThrow());
        var plans = new LinkedHashMap<Integer, Contestant>();
        for (int count : COUNTS) {
            plans.put(count, Stage.fairlead("plan", models(boxes, count), null, "--exit-code"));
        }
        for (Box box : boxes) {
            race.stopwatch().run(Stage.fairlead("apply", model(box, "alone", 0), null, "--yes"));
        }
        var contestants = new ArrayList<Contestant>();
        plans.forEach((count, plan) -> contestants.add(
                new Contestant("fairlead plan, " + count, plan.command(), plan.stdin(), plan.traffic())));
        if (withAnsible && Ansible.isInstalled()) {
            contestants.add(playbook(boxes));
        }
        Map<Contestant, Samples> results = race.of(contestants);
        report.heading("Many servers without changes, a light model each");
        report.table(results, null);
        grows(contestants, results);
    }

    private void grows(List<Contestant> contestants, Map<Contestant, Samples> results) {
        Samples one = Samples.of(results, contestants.get(0));
        Samples ten = Samples.of(results, contestants.get(1));
        Samples hundred = Samples.of(results, contestants.get(COUNTS.size() - 1));
        int more = COUNTS.getLast() - 1;
        targets.add("`plan` of ten servers, wall", 3.0, ten.wall().median(), "%.2f s");
        targets.add(
                "each server beyond the first, of 100: CPU",
                0.1,
                (hundred.cpu().median() - one.cpu().median()) / more,
                "%.3f s");
        targets.add(
                "each server beyond the first, of 100: memory",
                1.0,
                (hundred.peak().median() - one.peak().median()) / more,
                "%.2f MiB");
    }

    /** A directory with so many models. */
    private Path models(List<Box> boxes, int count) {
        String directory = "servers-" + count;
        for (int number = 0; number < count; number++) {
            model(boxes.get(number % boxes.size()), directory, number);
        }
        return stage.workshop().directory().resolve(directory);
    }

    private Path model(Box box, String directory, int number) {
        String keys = box.hostKeys().stream().map(key -> '"' + key + '"').collect(Collectors.joining(", "));
        return stage.workshop().file("%s/%s-%03d.yaml".formatted(directory, box.name(), number), """
                        name: %s
                        ssh: {address: %s, port: %d, user: %s, identityFile: "%s", hostKeys: [%s]}
                        system:
                          timezone: Etc/UTC
                          files: {/etc/motd: {content: "One of many.\\n"}}
                          directories: {/srv/data: {mode: "0750"}}
                        """.formatted(
                        box.name(), box.address(), box.sshPort(), box.user(), box.identityFile(), keys));
    }

    private Contestant playbook(List<Box> boxes) {
        String hosts = boxes.stream()
                .map(box -> "%s ansible_host=%s ansible_port=%d ansible_user=%s ansible_ssh_private_key_file=%s"
                        .formatted(box.name(), box.address(), box.sshPort(), box.user(), box.identityFile()))
                .collect(Collectors.joining("\n", "", "\n"));
        String known = boxes.stream()
                .flatMap(box -> box.hostKeys().stream().map(key -> box.address() + " " + key))
                .collect(Collectors.joining("\n", "", "\n"));
        Workshop workshop = stage.workshop();
        Path inventory = workshop.file("many/inventory", hosts);
        Path playbook = workshop.file("many/site.yml", PLAYBOOK);
        Path hostKeys = workshop.file("many/known_hosts", known);
        Path settings = workshop.file("many/ansible.cfg", """
                [defaults]
                forks = %d
                retry_files_enabled = false
                interpreter_python = /usr/bin/python3
                [ssh_connection]
                pipelining = true
                ssh_args = -F none -o ControlMaster=no -o UserKnownHostsFile=%s
                """.formatted(BOXES, hostKeys));
        return Contestant.local(
                "ansible-playbook, 10",
                "env",
                "ANSIBLE_CONFIG=" + settings,
                "ansible-playbook",
                "-i",
                inventory.toString(),
                playbook.toString());
    }
}
