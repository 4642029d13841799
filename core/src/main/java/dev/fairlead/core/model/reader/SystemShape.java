package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.PortRange;
import dev.fairlead.core.model.Size;
import dev.fairlead.core.model.SystemSettings;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.FlagShape;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.MapShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.TextShape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The section {@code system}. */
final class SystemShape extends ObjectShape<SystemSettings> {
    private final Key<@Nullable String> timezone =
            keys.optional("timezone", Words.TIMEZONE, "The time zone of the box; cron follows it.");
    private final Key<@Nullable Size> swap = keys.optional("swap", Amounts.SIZE, "The size of the swap file.");
    private final Key<List<String>> packages = keys.defaulted(
            "packages", ListShape.of(Words.PACKAGE).distinct(), List.of(), "Debian packages that must be installed.");
    private final Key<@Nullable Boolean> automaticUpdates = keys.optional(
            "automaticUpdates",
            new FlagShape(),
            "Whether unattended-upgrades installs security updates; left as it is when left out. It never restarts the"
                    + " box, nor Docker while `docker.liveRestore` is false.");
    private final Key<Map<String, String>> sysctl = keys.defaulted(
            "sysctl",
            new MapShape<>(Words.SYSCTL, TextShape.line("text")),
            Map.of(),
            "Kernel parameters and their values, as text.");
    private final Key<List<String>> groups =
            keys.defaulted("groups", ListShape.of(Words.ACCOUNT).distinct(), List.of(), "Groups that must exist.");
    private final Key<Map<String, SystemSettings.User>> users =
            keys.defaulted("users", new MapShape<>(Words.ACCOUNT, new UserShape()), Map.of(), "Users, by name.");
    private final Key<Map<String, SystemSettings.ManagedFile>> files = keys.defaulted(
            "files",
            new MapShape<>(Paths.ABSOLUTE, new ManagedFileShape()),
            Map.of(),
            "Files, by absolute path. A service that runs is restarted for a file of its systemd unit, but for sshd.");
    private final Key<Map<String, SystemSettings.ManagedDirectory>> directories = keys.defaulted(
            "directories",
            new MapShape<>(Paths.ABSOLUTE, new ManagedDirectoryShape()),
            Map.of(),
            "Directories, by absolute path.");

    private final Key<SystemSettings.@Nullable Sshd> sshd = keys.optional(
            "sshd",
            new SshdShape(),
            "How sshd lets people in; the box undoes a change by itself unless a new login gets in.");
    private final Key<Boolean> fail2ban = keys.defaulted(
            "fail2ban",
            new FlagShape(),
            false,
            "Whether fail2ban keeps out for a while who guesses at passwords and keys of sshd.");
    private final Key<@Nullable List<PortRange>> openPorts = keys.optional(
            "openPorts",
            ListShape.of(PortRanges.SHAPE).distinct(),
            "What may listen to the world besides sshd, the sites and what `lightsail.firewall` opens; all else is drift."
                    + " Only a warning of `doctor` when left out.");

    SystemShape() {
        super("System");
    }

    @Override
    protected SystemSettings build(Fields fields) {
        return new SystemSettings(
                fields.get(timezone),
                fields.get(swap),
                fields.get(packages),
                fields.get(automaticUpdates),
                fields.get(sysctl),
                fields.get(groups),
                fields.get(users),
                fields.get(files),
                fields.get(directories),
                fields.get(sshd),
                fields.get(fail2ban),
                fields.get(openPorts));
    }

    private static final class SshdShape extends ObjectShape<SystemSettings.Sshd> {
        private final Key<@Nullable Boolean> passwordAuthentication = keys.optional(
                "passwordAuthentication",
                new FlagShape(),
                "Whether a password lets in; false also keeps PAM from asking for one. Left as it is when left out.");
        private final Key<@Nullable Boolean> permitRootLogin = keys.optional(
                "permitRootLogin", new FlagShape(), "Whether root may log in. Left as it is when left out.");

        SshdShape() {
            super("Sshd");
        }

        @Override
        protected SystemSettings.Sshd build(Fields fields) {
            return new SystemSettings.Sshd(fields.get(passwordAuthentication), fields.get(permitRootLogin));
        }
    }

    private static final class UserShape extends ObjectShape<SystemSettings.User> {
        private final Key<List<String>> groups = keys.defaulted(
                "groups", ListShape.of(Words.ACCOUNT).distinct(), List.of(), "Groups the user is in besides its own.");
        private final Key<List<String>> sshKeys = keys.defaulted(
                "sshKeys", ListShape.of(Words.SSH_KEY).distinct(), List.of(), "Public keys that may log in.");
        private final Key<@Nullable String> shell =
                keys.optional("shell", Paths.ABSOLUTE, "The login shell; Debian's default when left out.");
        private final Key<Boolean> system =
                keys.defaulted("system", new FlagShape(), false, "Whether it gets a number below 1000 and no home.");

        UserShape() {
            super("User");
        }

        @Override
        protected SystemSettings.User build(Fields fields) {
            return new SystemSettings.User(
                    fields.get(groups), fields.get(sshKeys), fields.get(shell), fields.get(system));
        }
    }
}
