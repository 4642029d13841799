package dev.fairlead.benchmark;

import dev.fairlead.lab.Box;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Command lines of the system's ssh client, which knows a box's key whatever route it takes. */
record Ssh(Box box, Path knownHosts) {
    static Ssh to(Box box, Workshop workshop) {
        String lines = box.hostKeys().stream()
                .map(key -> box.name() + " " + key + "\n")
                .collect(Collectors.joining());
        return new Ssh(box, workshop.file("known_hosts-" + box.name(), lines));
    }

    Contestant command(String name, Route route, Path stdin, String... remote) {
        var command = new ArrayList<>(
                List.of("ssh", "-F", "none", "-T", "-i", box.identityFile().toString()));
        options().forEach(option -> command.addAll(List.of("-o", option)));
        command.addAll(List.of("-p", Integer.toString(route.port()), box.user() + "@" + route.address()));
        command.addAll(List.of(remote));
        return new Contestant(name, command, stdin, route.traffic());
    }

    List<String> options() {
        return List.of(
                "IdentitiesOnly=yes",
                "StrictHostKeyChecking=yes",
                "HostKeyAlias=" + box.name(),
                "UserKnownHostsFile=" + knownHosts);
    }
}
