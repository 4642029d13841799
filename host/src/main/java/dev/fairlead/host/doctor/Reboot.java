package dev.fairlead.host.doctor;

import dev.fairlead.core.model.ServerModel;
import java.util.List;
import java.util.stream.Collectors;

/** An update that only counts after a reboot. */
public final class Reboot implements Check {
    @Override
    public String name() {
        return "reboot";
    }

    @Override
    public String probe(ServerModel model) {
        return """
                printf 'kernel %s\\n' "$(uname -r)"
                if [ -e /var/run/reboot-required ]; then
                    echo required
                    sort -u /var/run/reboot-required.pkgs 2>/dev/null | sed 's/^/package /'
                fi
                :
                """;
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        if (!answer.has("required")) {
            return List.of(ok("No update waits for a reboot."));
        }
        String packages = answer.all("package").stream().limit(5).collect(Collectors.joining(", "));
        return List.of(warning("An update waits for a reboot.")
                .why((packages.isEmpty() ? "" : "It is about " + packages + "; ") + "the kernel that runs is "
                        + answer.value("kernel") + ".")
                .fix("systemctl reboot, at an hour when the site may be away for a minute"));
    }
}
