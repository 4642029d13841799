package dev.fairlead.host.ssh;

import com.jcraft.jsch.ConfigRepository;
import com.jcraft.jsch.OpenSSHConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the hops to a target: what the model says first, then {@code ~/.ssh/config}, then OpenSSH's defaults. */
final class Route {
    private static final Pattern JUMP =
            Pattern.compile("(?:ssh://)?(?:(?<user>[^@]+)@)?(?:\\[(?<v6>[^]]+)]|(?<host>[^:]+))(?::(?<port>\\d+))?/?");
    private static final int MOST_HOPS = 8;

    private final SshEnvironment environment;
    private final ConfigRepository config;

    private Route(SshEnvironment environment, ConfigRepository config) {
        this.environment = environment;
        this.config = config;
    }

    /** From the first jump to the target itself. */
    static List<Hop> to(SshTarget target, SshEnvironment environment) {
        var route = new Route(environment, config(environment.dotSsh("config")));
        var files = target.identityFile() == null ? List.<Path>of() : List.of(target.identityFile());
        var keys = target.hostKeys().stream().map(HostKey::parse).toList();
        var hops = new ArrayList<Hop>();
        route.addJumps(hops, target.address(), target.proxyJump());
        hops.add(route.hop(target.address(), target.port(), target.user(), files, keys, false));
        return hops;
    }

    private static ConfigRepository config(Path file) {
        try {
            return Files.isReadable(file) ? OpenSSHConfig.parse(Files.readString(file)) : ConfigRepository.nullConfig;
        } catch (IOException e) {
            throw new HostException(
                    HostException.Reason.IDENTITY_UNUSABLE,
                    "The file `" + file + "` cannot be read.",
                    e.toString(),
                    null);
        }
    }

    private void addJumps(List<Hop> hops, String alias, @Nullable String given) {
        var jumps = Objects.requireNonNullElseGet(given, () -> value(alias, "ProxyJump", "none"));
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

    private Hop hop(
            String alias,
            @Nullable Integer port,
            @Nullable String user,
            List<Path> files,
            List<HostKey> keys,
            boolean jump) {
        return new Hop(
                value(alias, "HostName", alias).replace("%h", alias),
                port == null ? Integer.parseInt(value(alias, "Port", "22")) : port,
                user == null ? value(alias, "User", environment.userName()) : user,
                files.isEmpty() ? identityFiles(alias) : files,
                keys,
                jump);
    }

    private List<Path> identityFiles(String alias) {
        var values = config.getConfig(alias).getValues("IdentityFile");
        return values == null
                ? List.of()
                : Arrays.stream(values).map(environment::expand).toList();
    }

    private String value(String alias, String key, String otherwise) {
        @Nullable String value = config.getConfig(alias).getValue(key);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
