package dev.fairlead.host.expansion;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.PackageKind;
import dev.fairlead.host.kind.system.ServiceKind;
import java.util.List;

/** What {@code system.automaticUpdates} means on the box. */
final class AutomaticUpdates {
    static final String PACKAGE = "unattended-upgrades";
    static final String KEY = "system.automaticUpdates";

    private static final String SCHEDULE = "/etc/apt/apt.conf.d/20auto-upgrades";
    private static final String POLICY = "/etc/apt/apt.conf.d/52fairlead-unattended-upgrades";

    private AutomaticUpdates() {}

    static List<Resource<?>> resources(boolean isOn, boolean containersSurviveTheEngine) {
        Resource<?> schedule = FileKind.text(SCHEDULE, schedule(isOn ? "1" : "0"), "0644", KEY);
        if (!isOn) {
            return List.of(schedule, FileKind.none(POLICY, KEY));
        }
        Address installed = PackageKind.at(PACKAGE);
        return List.of(
                schedule.after(installed),
                FileKind.text(POLICY, policy(containersSurviveTheEngine), "0644", KEY),
                ServiceKind.running("apt-daily.timer", KEY).after(installed),
                ServiceKind.running("apt-daily-upgrade.timer", KEY).after(installed));
    }

    private static String schedule(String on) {
        return """
                APT::Periodic::Update-Package-Lists "%s";
                APT::Periodic::Unattended-Upgrade "%s";
                """.formatted(on, on);
    }

    /** An upgrade of the engine restarts it, which must not end the containers at a time that nobody chose. */
    private static String policy(boolean containersSurviveTheEngine) {
        String common = """
                // Written by Fairlead.
                Unattended-Upgrade::Automatic-Reboot "false";
                Unattended-Upgrade::MinimalSteps "true";
                """;
        return containersSurviveTheEngine ? common : common + """
                        Unattended-Upgrade::Package-Blacklist { "docker\\.io$"; "docker-ce$"; "containerd"; "runc$"; };
                        """;
    }
}
