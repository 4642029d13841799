package dev.fairlead.benchmark;

import dev.fairlead.lab.Box;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The peer: the same job as an Ansible playbook, against a box that has the Python it needs. */
final class Ansible {
    /** What Ansible needs on a box, and Fairlead does not. */
    static final List<String> ON_THE_BOX = List.of("python3", "python3-apt");

    private static final List<String> FILES = List.of(
            "ansible.cfg",
            "run",
            "site.yml",
            "files/20auto-upgrades",
            "files/52unattended-upgrades-local",
            "files/ratelimit.conf",
            "files/reload-nginx.sh",
            "group_vars/all.yml",
            "templates/cron.j2",
            "templates/daemon.json.j2",
            "templates/docker-compose.yml.j2",
            "templates/env.j2",
            "templates/locations.conf.j2",
            "templates/logrotate.j2",
            "templates/refresh.service.j2",
            "templates/refresh.timer.j2",
            "templates/site.conf.j2");

    private final Stage stage;
    private final Box box;
    private Path script = Contestant.NOTHING;

    Ansible(Stage stage, Box box) {
        this.stage = stage;
        this.box = box;
        for (String name : FILES) {
            Path file = stage.workshop().file("ansible/" + name, Resources.text("ansible/" + name));
            script = name.equals("run") ? file : script;
        }
    }

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "ansible-playbook")));
    }

    Box box() {
        return box;
    }

    Contestant playbook(String name, Route route) {
        Ssh ssh = Ssh.to(box, stage.workshop());
        String options = ssh.options().stream().map(option -> "-o " + option).collect(Collectors.joining(" "));
        Path inventory = stage.workshop().file("ansible/inventory-" + box.name() + "-" + route.port(), """
                [app]
                %s ansible_host=%s ansible_port=%d ansible_user=%s ansible_ssh_private_key_file=%s \
                ansible_ssh_common_args='-F none %s'
                """.formatted(
                        box.name(), route.address(), route.port(), box.user(), box.identityFile(), options));
        return new Contestant(
                name,
                List.of(
                        "sh",
                        script.toString(),
                        "-i",
                        inventory.toString(),
                        "-e",
                        "registry=" + stage.registry(),
                        "site.yml"),
                Contestant.NOTHING,
                route.traffic());
    }
}
