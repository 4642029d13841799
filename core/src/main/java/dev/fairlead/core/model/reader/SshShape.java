package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.Ssh;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.TextShape;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The section {@code ssh}. */
final class SshShape extends ObjectShape<Ssh> {
    private static final TextShape USER = TextShape.matching(
            "the name of a user",
            "[A-Za-z_][A-Za-z0-9_.-]{0,31}",
            "Letters, digits, dots, underscores and dashes.",
            "admin");

    private final Key<@Nullable String> user = keys.optional(
            "user", USER, "Who to log in as, with sudo or as root; else whom ~/.ssh/config names, or `admin`.");
    private final Key<@Nullable String> address = keys.optional(
            "address", Addresses.HOST, "The box's host name or IP address; taken from Lightsail when left out.");
    private final Key<@Nullable Integer> port =
            keys.optional("port", Amounts.PORT, "The port of sshd; else the one of ~/.ssh/config, or 22.");
    private final Key<@Nullable String> identityFile = keys.optional(
            "identityFile",
            Paths.LOCAL,
            "The private key; else the one of ~/.ssh/config, or the agent and the usual files.");
    private final Key<List<String>> hostKeys = keys.defaulted(
            "hostKeys",
            ListShape.of(Words.SSH_KEY),
            List.of(),
            "The keys the box may show, each as type and base64; else Lightsail's or those of known_hosts count.");
    private final Key<Duration> connectTimeout =
            keys.defaulted("connectTimeout", Amounts.PERIOD, "10s", "How long to wait for a connection.");
    private final Key<@Nullable ValueSource> sudoPassword =
            keys.optional("sudoPassword", ValueShape.SECRET, "For a sudo that asks for one.");
    private final Key<@Nullable String> proxyJump = keys.optional(
            "proxyJump",
            Addresses.JUMP,
            "A host to go through, or several with commas between them, as in ssh_config.");

    SshShape() {
        super("Ssh");
    }

    @Override
    protected Ssh build(Fields fields) {
        return new Ssh(
                fields.get(user),
                fields.get(address),
                fields.get(port),
                fields.get(identityFile),
                fields.get(hostKeys),
                fields.get(connectTimeout),
                fields.get(sudoPassword),
                fields.get(proxyJump));
    }
}
