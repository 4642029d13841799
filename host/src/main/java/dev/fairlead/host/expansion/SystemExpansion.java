package dev.fairlead.host.expansion;

import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.Size;
import dev.fairlead.core.model.SystemSettings;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.UnitFiles;
import dev.fairlead.host.kind.file.FileContent;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.AuthorizedKeyKind;
import dev.fairlead.host.kind.system.DirectoryKind;
import dev.fairlead.host.kind.system.GroupKind;
import dev.fairlead.host.kind.system.MembershipKind;
import dev.fairlead.host.kind.system.PackageKind;
import dev.fairlead.host.kind.system.ServiceKind;
import dev.fairlead.host.kind.system.SwapKind;
import dev.fairlead.host.kind.system.SysctlKind;
import dev.fairlead.host.kind.system.TimezoneKind;
import dev.fairlead.host.kind.system.UserKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What {@code system} in the model means on the box. */
public final class SystemExpansion {
    private static final String SYSCTL_FILE = "/etc/sysctl.d/60-fairlead.conf";

    /** Directories that are on every Debian, so that a file in one need not wait for packages. */
    private static final Set<String> ALWAYS = Set.of(
            "/etc",
            "/etc/apt/apt.conf.d",
            "/etc/apt/preferences.d",
            "/etc/default",
            "/etc/profile.d",
            "/etc/ssh",
            "/etc/systemd/system",
            "/opt",
            "/root",
            "/srv",
            "/usr/local/bin",
            "/usr/local/sbin",
            "/var/lib",
            "/var/log");

    /** Its package brings the directory, and the program that tries files in it. */
    private static final String NGINX = "/etc/nginx/";

    private final ServerModel model;
    private final SystemSettings system;
    private final Context context;
    private final List<Resource<?>> resources = new ArrayList<>();

    private SystemExpansion(ServerModel model, Context context) {
        this.model = model;
        this.system = model.system();
        this.context = context;
    }

    /** In work order; packages come after nothing, so that others can be installed along with them. */
    public static List<Resource<?>> resources(ServerModel model, Context context) {
        var expansion = new SystemExpansion(model, context);
        expansion.accounts();
        expansion.packages();
        expansion.kernel();
        expansion.directories();
        expansion.files();
        expansion.memberships();
        expansion.resources.addAll(Hardening.fail2ban(model));
        expansion.resources.addAll(Hardening.sshd(model.system(), expansion.resources));
        return List.copyOf(expansion.resources);
    }

    private void accounts() {
        for (String group : system.groups()) {
            resources.add(GroupKind.of(group, "system.groups"));
        }
        system.users().forEach((name, user) -> {
            String source = "system.users." + name;
            var type = user.system() ? UserKind.Type.SYSTEM : UserKind.Type.PERSON;
            Resource<?> account = UserKind.of(name, user.shell(), type, source);
            resources.add(system.groups().contains(name) ? account.after(GroupKind.at(name)) : account);
            user.sshKeys().stream()
                    .map(key ->
                            AuthorizedKeyKind.of(name, key, source + ".sshKeys").after(UserKind.at(name)))
                    .distinct()
                    .forEach(resources::add);
        });
    }

    private void packages() {
        system.packages().stream().distinct().forEach(name -> resources.add(PackageKind.of(name, "system.packages")));
        if (system.timezone() != null) {
            needs("tzdata", "system.timezone");
            resources.add(TimezoneKind.of(system.timezone(), "system.timezone").after(PackageKind.at("tzdata")));
        }
        if (system.automaticUpdates() != null) {
            if (system.automaticUpdates()) {
                needs(AutomaticUpdates.PACKAGE, AutomaticUpdates.KEY);
            }
            resources.addAll(AutomaticUpdates.resources(
                    system.automaticUpdates(), model.docker().liveRestore()));
        }
        if (system.openPorts() != null) {
            needs("iproute2", Hardening.OPEN_PORTS);
        }
    }

    private void needs(String name, String source) {
        if (!system.packages().contains(name)) {
            resources.add(PackageKind.of(name, source));
        }
    }

    private void kernel() {
        Size swap = system.swap();
        if (swap != null && swap.bytes() > 0) {
            resources.add(SwapKind.of(swap.bytes(), "system.swap"));
        }
        if (system.sysctl().isEmpty()) {
            return;
        }
        var body = new StringBuilder("# Written by Fairlead.\n");
        new TreeMap<>(system.sysctl())
                .forEach((key, value) ->
                        body.append(key).append(" = ").append(value).append('\n'));
        needs("procps", "system.sysctl");
        resources.add(FileKind.text(SYSCTL_FILE, body.toString(), "0644", "system.sysctl")
                .after(PackageKind.at("procps")));
        system.sysctl().forEach((key, value) -> resources.add(SysctlKind.of(key, value, "system.sysctl." + key)));
    }

    /** Outer before inner, whatever the order of the model. */
    private void directories() {
        new TreeMap<>(system.directories())
                .forEach((path, directory) -> resources.add(DirectoryKind.of(
                                path,
                                directory.owner(),
                                directory.group(),
                                fourDigits(directory.mode()),
                                "system.directories." + path)
                        .after(before(path, directory.owner(), directory.group()))));
    }

    private void files() {
        system.files().forEach((path, file) -> {
            String source = "system.files." + path;
            List<Address> before = before(path, file.owner(), file.group());
            resources.add(FileKind.owned(
                            path,
                            content(file.content(), source),
                            file.owner(),
                            file.group(),
                            fourDigits(file.mode()),
                            source)
                    .after(before));
        });
        system.files().keySet().forEach(path -> {
            String unit = UnitFiles.unit(path);
            if (unit != null) {
                resources.add(ServiceKind.having(unit, "system.files." + path));
            }
        });
    }

    /** A file's text shows in plans if it shows in the model or beside it. */
    private FileContent content(ValueSource source, String path) {
        return switch (source) {
            case ValueSource.Inline inline -> new FileContent.Text(inline.text());
            case ValueSource.FileContent file ->
                new FileContent.Text(context.value(file, path).reveal());
            case ValueSource.Env _, ValueSource.Command _, ValueSource.Ssm _ ->
                new FileContent.Confidential(context.value(source, path), context.key());
            case ValueSource.Generate _, ValueSource.OnBox _ ->
                throw new IllegalStateException("The model lets no file be made on the box: " + path);
        };
    }

    /** The owners that the model makes, and the directory, or the packages which may bring it. */
    private List<Address> before(String path, String owner, String group) {
        var before = new ArrayList<Address>();
        if (system.users().containsKey(owner)) {
            before.add(UserKind.at(owner));
        }
        if (system.groups().contains(group)) {
            before.add(GroupKind.at(group));
        } else if (system.users().containsKey(group)) {
            before.add(UserKind.at(group));
        }
        if (path.startsWith(NGINX) && hasNginx()) {
            before.add(PackageKind.at("nginx"));
        }
        String parent = parent(path);
        while (parent.length() > 1 && !system.directories().containsKey(parent) && !ALWAYS.contains(parent)) {
            parent = parent(parent);
        }
        if (system.directories().containsKey(parent)) {
            before.add(DirectoryKind.at(parent));
        } else if (!ALWAYS.contains(parent(path))) {
            system.packages().stream().distinct().map(PackageKind::at).forEach(before::add);
        }
        return before;
    }

    private boolean hasNginx() {
        return system.packages().contains("nginx")
                || model.apps().values().stream().anyMatch(app -> app.nginx() != null);
    }

    /** As a box tells them. */
    private static String fourDigits(String mode) {
        return mode.length() == 3 ? "0" + mode : mode;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Last, as a package may bring the group. */
    private void memberships() {
        system.users()
                .forEach((name, user) -> user.groups().stream()
                        .distinct()
                        .filter(group -> !(group.equals("docker")
                                && model.docker().users().contains(name)))
                        .forEach(group -> {
                            var before = new ArrayList<Address>(List.of(UserKind.at(name)));
                            if (system.groups().contains(group)) {
                                before.add(GroupKind.at(group));
                            } else {
                                system.packages().stream()
                                        .distinct()
                                        .map(PackageKind::at)
                                        .forEach(before::add);
                            }
                            resources.add(MembershipKind.of(name, group, "system.users." + name + ".groups")
                                    .after(before));
                        }));
    }
}
