package dev.fairlead.host.ssh;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a connection may use of the machine it starts from.
 *
 * @param home the directory that holds {@code .ssh}
 * @param userName who is logged in here, the last resort for a login name
 * @param agentSocket where the SSH agent listens ({@code SSH_AUTH_SOCK})
 * @param log takes the protocol's log lines, which hold no content; null when nobody debugs
 */
public record SshEnvironment(
        Path home,
        String userName,
        @Nullable Path agentSocket,
        Prompt prompt,
        @Nullable Consumer<String> log) {
    Path dotSsh(String file) {
        return home.resolve(".ssh").resolve(file);
    }

    Path expand(String path) {
        if (path.startsWith("~/")) {
            return home.resolve(path.substring(2));
        }
        return home.resolve(path.replace("%d", home.toString()));
    }
}
