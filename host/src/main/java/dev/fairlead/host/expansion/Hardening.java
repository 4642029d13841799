package dev.fairlead.host.expansion;

import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.Ssh;
import dev.fairlead.core.model.SystemSettings;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.AuthorizedKeyKind;
import dev.fairlead.host.kind.system.ListenersKind;
import dev.fairlead.host.kind.system.MeantPorts;
import dev.fairlead.host.kind.system.PackageKind;
import dev.fairlead.host.kind.system.ServiceKind;
import dev.fairlead.host.kind.system.SshdKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What {@code system.sshd} and {@code system.fail2ban} mean on the box. */
final class Hardening {
    private static final String JAIL = "/etc/fail2ban/jail.d/fairlead.local";
    private static final String FAIL2BAN = "system.fail2ban";

    static final String OPEN_PORTS = "system.openPorts";

    private Hardening() {}

    /** @param declared what comes before: keys let in before passwords no longer do */
    static List<Resource<?>> sshd(SystemSettings system, List<Resource<?>> declared) {
        SystemSettings.Sshd sshd = system.sshd();
        Map<String, String> settings = sshd == null ? Map.of() : settings(sshd);
        if (settings.isEmpty()) {
            return List.of();
        }
        List<Address> keys = declared.stream()
                .map(Resource::address)
                .filter(address -> address.kind().equals(AuthorizedKeyKind.AUTHORIZED_KEY.name()))
                .toList();
        return List.of(SshdKind.of(settings, "system.sshd").after(keys));
    }

    /** In the words of {@code sshd -T}. */
    private static Map<String, String> settings(SystemSettings.Sshd sshd) {
        var settings = new LinkedHashMap<String, String>();
        if (sshd.passwordAuthentication() != null) {
            settings.put("passwordauthentication", word(sshd.passwordAuthentication()));
            if (!sshd.passwordAuthentication()) {
                settings.put("kbdinteractiveauthentication", "no");
            }
        }
        if (sshd.permitRootLogin() != null) {
            settings.put("permitrootlogin", word(sshd.permitRootLogin()));
        }
        return settings;
    }

    private static String word(boolean flag) {
        return flag ? "yes" : "no";
    }

    /** Debian 12 has no file of sshd's log, so the journal is read, for which its package only suggests what it takes. */
    static List<Resource<?>> fail2ban(ServerModel model) {
        if (!model.system().fail2ban()) {
            return List.of();
        }
        String jail = """
                # Written by Fairlead.
                [sshd]
                enabled = true
                backend = systemd
                port = %d
                """.formatted(Objects.requireNonNullElse(model.ssh().port(), Ssh.USUAL_PORT));
        Resource<?> file = FileKind.text(JAIL, jail, "0644", FAIL2BAN).after(PackageKind.at("fail2ban"));
        return List.of(
                PackageKind.of("fail2ban", FAIL2BAN),
                PackageKind.of("python3-systemd", FAIL2BAN),
                file,
                ServiceKind.reading(
                                "fail2ban.service",
                                List.of(JAIL),
                                ServiceKind.Refresh.RESTART,
                                "fail2ban-client -t",
                                FAIL2BAN)
                        .after(file.address(), PackageKind.at("python3-systemd")));
    }

    /** @param before all else, which may end what listens */
    static List<Resource<?>> listeners(ServerModel model, List<Address> before) {
        return model.system().openPorts() == null
                ? List.of()
                : List.of(ListenersKind.of(MeantPorts.of(model), OPEN_PORTS).after(before));
    }
}
