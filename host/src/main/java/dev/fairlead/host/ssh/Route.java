package dev.fairlead.host.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the hops to a target: what the model says first, then {@code ~/.ssh/config}, then a default. */
final class Route {
    private static final Pattern JUMP =
            Pattern.compile("(?:ssh://)?(?:(?<user>[^@]+)@)?(?:\\[(?<v6>[^]]+)]|(?<host>[^:]+))(?::(?<port>\\d+))?/?");
    private static final int MOST_HOPS = 8;

    /** What would change how OpenSSH connects, and does not change it here. */
    private static final String[] NOT_HONOURED = {
        "identityagent",
        "certificatefile",
        "hostkeyalias",
        "userknownhostsfile",
        "globalknownhostsfile",
        "bindaddress",
        "bindinterface",
        "addressfamily"
    };

    private final SshEnvironment environment;
    private final SshConfig config;

    private Route(SshEnvironment environment, SshConfig config) {
        this.environment = environment;
        this.config = config;
    }

    /** From the first jump to the target itself. */
    static List<Hop> to(SshTarget target, SshEnvironment environment) {
        var route = new Route(environment, SshConfig.read(environment));
        var files = target.identityFile() == null ? List.<Path>of() : List.of(target.identityFile());
        var keys = target.hostKeys().stream().map(HostKey::parse).toList();
        var hops = new ArrayList<Hop>();
        route.addJumps(hops, target.address(), target.proxyJump());
        hops.add(route.hop(target.address(), target.port(), target.user(), files, keys, false)
                .lending(target.lent()));
        route.tellWhatIsLeftOut(target.address());
        return hops;
    }

    private void tellWhatIsLeftOut(String alias) {
        var log = environment.log();
        if (log == null) {
            return;
        }
        config.leftOut().forEach(log);
        for (var keyword : NOT_HONOURED) {
            if (config.first(alias, keyword) != null) {
                log.accept("`" + keyword + "` of ~/.ssh/config is not honoured for `" + alias + "`.");
            }
        }
    }

    private void addJumps(List<Hop> hops, String alias, @Nullable String given) {
        var jumps = Objects.requireNonNullElseGet(given, () -> configuredJumps(alias));
        if (jumps.equalsIgnoreCase("none")) {
            return;
        }
        var first = true;
        for (var jump : jumps.split(",")) {
            var parts = JUMP.matcher(jump.strip());
            if (!parts.matches() || hops.size() >= MOST_HOPS) {
                throw new HostException(
                        HostException.Reason.ADDRESS_UNKNOWN,
                        "`" + jumps + "` is no way to `" + alias + "`.",
                        parts.matches() ? "it has more than " + MOST_HOPS + " hops" : null,
                        "Write `proxyJump` as `user@host:port`, with commas between hops.");
            }
            var host = Objects.requireNonNullElseGet(parts.group("v6"), () -> parts.group("host"));
            if (first) {
                addJumps(hops, host, null);
                first = false;
            }
            var port = parts.group("port") == null ? null : Integer.valueOf(parts.group("port"));
            hops.add(hop(host, port, parts.group("user"), List.of(), List.of(), true));
        }
    }

    private String configuredJumps(String alias) {
        var way = config.first(alias, "proxyjump", "proxycommand");
        if (way == null || way.words().getFirst().equalsIgnoreCase("none")) {
            return "none";
        }
        if (way.keyword().equals("proxycommand")) {
            throw new HostException(
                    HostException.Reason.ADDRESS_UNKNOWN,
                    "`" + alias + "` is reached by a `ProxyCommand` of ~/.ssh/config, and Fairlead runs none.",
                    "`" + String.join(" ", way.words()) + "`",
                    "Name the host to go through as `ProxyJump` there, or as `ssh.proxyJump` in the model.");
        }
        return way.words().getFirst();
    }

    private Hop hop(
            String alias,
            @Nullable Integer port,
            @Nullable String user,
            List<Path> files,
            List<HostKey> keys,
            boolean jump) {
        return new Hop(
                value(alias, "hostname", alias).replace("%h", alias),
                port == null ? port(alias) : port,
                user == null ? value(alias, "user", jump ? environment.userName() : SshTarget.USUAL_USER) : user,
                files.isEmpty() ? identityFiles(alias) : files,
                keys,
                jump,
                null);
    }

    private int port(String alias) {
        var port = value(alias, "port", "22");
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException e) {
            throw new HostException(
                    HostException.Reason.ADDRESS_UNKNOWN,
                    "`Port " + port + "` in ~/.ssh/config is no port for `" + alias + "`.",
                    null,
                    "Correct it there, or give `ssh.port` in the model.");
        }
    }

    private List<Path> identityFiles(String alias) {
        return config.values(alias, "identityfile").stream()
                .filter(file -> !file.equalsIgnoreCase("none"))
                .map(environment::expand)
                .toList();
    }

    private String value(String alias, String keyword, String otherwise) {
        var setting = config.first(alias, keyword);
        return setting == null ? otherwise : setting.words().getFirst();
    }
}
