package dev.fairlead.host.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Vector;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys to log in with. Files that were named come alone, and what of them the agent holds is signed by the agent, so
 * that it asks for no passphrase. Without a named file: the agent's keys, then the usual files.
 */
final class Identities implements IdentityRepository {
    private static final List<String> USUAL = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private final SshEnvironment environment;
    private final List<Path> named;
    private final @Nullable Pass pass;
    private final List<String> tried = new ArrayList<>();
    private @Nullable String agentTrouble;

    /** @param pass tried last, since it is the same for whoever may ask Lightsail */
    Identities(SshEnvironment environment, List<Path> named, @Nullable Pass pass) {
        this.environment = environment;
        this.named = named;
        this.pass = pass;
    }

    /** The keys that signed, and why the agent did not. */
    String tried() {
        var trouble = agentTrouble == null ? Stream.<String>empty() : Stream.of(agentTrouble);
        var all = Stream.concat(tried.stream(), trouble).toList();
        return all.isEmpty() ? "there was no key to try" : "tried " + String.join(", ", all);
    }

    @Override
    @SuppressWarnings("JdkObsolete") // The interface wants a Vector.
    public Vector<Identity> getIdentities() {
        var identities = new Vector<Identity>(permanent());
        if (pass != null) {
            identities.add(new TriedIdentity(identity(pass), "the key that Lightsail lends", tried));
        }
        return identities;
    }

    private static Identity identity(Pass pass) {
        try {
            var jsch = new JSch();
            jsch.addIdentity(
                    "lent",
                    pass.privateKey().reveal().getBytes(StandardCharsets.UTF_8),
                    pass.certificate().strip().getBytes(StandardCharsets.UTF_8),
                    null);
            return jsch.getIdentityRepository().getIdentities().getFirst();
        } catch (JSchException e) {
            throw new HostException(
                    HostException.Reason.IDENTITY_UNUSABLE,
                    "The key that Lightsail lends cannot be used.",
                    e.getMessage(),
                    null);
        }
    }

    private List<Identity> permanent() {
        var identities = new ArrayList<Identity>();
        var agent = agentIdentities();
        if (named.isEmpty()) {
            agent.forEach(key -> identities.add(new TriedIdentity(key, "agent key " + key.getName(), tried)));
            USUAL.stream()
                    .map(environment::dotSsh)
                    .filter(Files::isReadable)
                    .forEach(file -> identities.add(new TriedIdentity(read(file), file.toString(), tried)));
            return identities;
        }
        for (var file : named) {
            if (Files.notExists(file) && (!agent.isEmpty() || pass != null)) {
                agent.forEach(key -> identities.add(new TriedIdentity(key, "agent key " + key.getName(), tried)));
            } else {
                identities.add(identity(file, agent));
            }
        }
        return identities;
    }

    private Identity identity(Path file, List<Identity> agent) {
        var identity = read(file);
        var blob = identity.getPublicKeyBlob();
        return agent.stream()
                .filter(key -> Arrays.equals(key.getPublicKeyBlob(), blob))
                .findFirst()
                .map(key -> new TriedIdentity(key, file + " through the agent", tried))
                .orElseGet(() -> new TriedIdentity(identity, file.toString(), tried));
    }

    private FileIdentity read(Path file) {
        return FileIdentity.read(new JSch(), file, environment.prompt());
    }

    private List<Identity> agentIdentities() {
        var socket = environment.agentSocket();
        if (socket == null) {
            return List.of();
        }
        try {
            var agent = new AgentIdentityRepository(new SSHAgentConnector(socket));
            if (agent.getStatus() != RUNNING) {
                agentTrouble = "no agent answers at " + socket;
                return List.of();
            }
            var keys = List.copyOf(agent.getIdentities());
            agentTrouble = keys.isEmpty() ? "the agent holds no key" : null;
            return keys;
        } catch (AgentProxyException e) {
            agentTrouble = "no agent answers at " + socket;
            return List.of();
        }
    }

    @Override
    public String getName() {
        return "Fairlead";
    }

    @Override
    public int getStatus() {
        return RUNNING;
    }

    @Override
    public boolean add(byte[] identity) {
        return false;
    }

    @Override
    public boolean remove(byte[] blob) {
        return false;
    }

    @Override
    public void removeAll() {}
}
