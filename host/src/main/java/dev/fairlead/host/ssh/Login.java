package dev.fairlead.host.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Connects to one hop and logs in, and says in words why that failed. */
final class Login {
    static final int KEEPALIVE_MILLIS = 15_000;
    private static final int KEEPALIVE_MISSES = 3;

    /*
     * Few algorithms, because each one offered is tried out first, which loads its classes: 0.1 s of CPU. All of them
     * are in the JDK, and any OpenSSH since 6.5 (2014) has one of each.
     */
    private static final String KEX = "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256";
    private static final String CIPHERS = "aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr,aes256-ctr";
    private static final String MACS = "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha2-256";
    private static final String KEY_TYPES = "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,"
            + "rsa-sha2-512,rsa-sha2-256,sk-ssh-ed25519@openssh.com,sk-ecdsa-sha2-nistp256@openssh.com";
    private static final String CERTIFICATE_TYPES = "ssh-ed25519-cert-v01@openssh.com,"
            + "ecdsa-sha2-nistp256-cert-v01@openssh.com,rsa-sha2-512-cert-v01@openssh.com,"
            + "rsa-sha2-256-cert-v01@openssh.com,ssh-rsa-cert-v01@openssh.com,";

    private final Hop hop;
    private final Duration timeout;
    private final Identities identities;
    private final TrustedKeys trusted;
    private final ProtocolLog log;

    Login(Hop hop, Duration timeout, SshEnvironment environment, KnownHosts knownHosts, ProtocolLog log) {
        this.hop = hop;
        this.timeout = timeout;
        this.identities = new Identities(
                environment,
                hop.identityFiles(),
                hop.lent() == null ? null : hop.lent().pass());
        this.trusted = new TrustedKeys(hop, knownHosts);
        this.log = log;
    }

    Session connect(@Nullable ThroughJump jump) {
        try {
            var session = session();
            if (jump == null) {
                session.setSocketFactory(new Dial(hop, timeout));
            } else {
                session.setProxy(jump);
            }
            session.connect(Math.toIntExact(timeout.toMillis()));
            if (jump != null) {
                jump.readTimeout(KEEPALIVE_MILLIS);
            }
            return session;
        } catch (JSchException e) {
            throw failure(e);
        }
    }

    private Session session() throws JSchException {
        var session = new JSch().getSession(hop.user(), hop.host(), hop.port());
        session.setLogger(log);
        session.setIdentityRepository(identities);
        session.setHostKeyRepository(trusted);
        session.setThreadFactory(Thread.ofPlatform().daemon().name("ssh-", 0).factory());
        session.setServerAliveInterval(KEEPALIVE_MILLIS);
        session.setServerAliveCountMax(KEEPALIVE_MISSES);
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("server_host_key", trusted.algorithms());
        session.setConfig("prefer_known_host_key_types", "no");
        session.setConfig("PreferredAuthentications", "publickey");
        session.setConfig("PubkeyAcceptedAlgorithms", hop.lent() == null ? KEY_TYPES : CERTIFICATE_TYPES + KEY_TYPES);
        session.setConfig("enable_auth_none", "no");
        session.setConfig("enable_pubkey_auth_query", "no");
        session.setConfig("MaxAuthTries", "100");
        session.setConfig("kex", KEX);
        session.setConfig("cipher.c2s", CIPHERS);
        session.setConfig("cipher.s2c", CIPHERS);
        session.setConfig("mac.c2s", MACS);
        session.setConfig("mac.s2c", MACS);
        session.setConfig("compression.c2s", "none");
        session.setConfig("compression.s2c", "none");
        session.setConfig("CheckCiphers", "");
        session.setConfig("CheckMacs", "");
        session.setConfig("CheckKexes", "");
        session.setConfig("CheckSignatures", "");
        return session;
    }

    private HostException failure(JSchException e) {
        var refusal = trusted.refusal();
        if (refusal != null) {
            return refusal;
        }
        if (e instanceof JSchAlgoNegoFailException nego) {
            return nego.getAlgorithmName().equals("server_host_key")
                    ? trusted.noneOffered(nego.getServerProposal())
                    : protocol("it offers only " + nego.getServerProposal() + " for " + nego.getAlgorithmName());
        }
        var message = String.valueOf(e.getMessage());
        if (message.startsWith("Auth ") || message.contains("Too many authentication failures")) {
            return loginRefused(message);
        }
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return Dial.timedOut(hop, timeout, "it took the connection and then fell silent");
            }
            if (cause instanceof HostException known) {
                return known;
            }
        }
        return protocol(innermost(e));
    }

    /** What the system said; the layers above only repeat it behind their own names. */
    private static String innermost(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof IOException && cause.getMessage() != null
                ? cause.getMessage()
                : String.valueOf(failure.getMessage()).replaceFirst("^Session\\.connect: ", "");
    }

    private HostException loginRefused(String message) {
        return new HostException(
                HostException.Reason.LOGIN_REFUSED,
                "`" + hop.host() + "` does not let `" + hop.user() + "` log in.",
                identities.tried() + (message.contains("Too many") ? "; it refused to see more keys" : ""),
                "Check `ssh.user` and `ssh.identityFile`; the key's public half belongs into "
                        + "`~/.ssh/authorized_keys` of that user on the box.");
    }

    private HostException protocol(String seen) {
        return new HostException(
                HostException.Reason.PROTOCOL,
                "`" + hop.host() + "` port " + hop.port() + " ended the connection before the login.",
                seen,
                null);
    }
}
