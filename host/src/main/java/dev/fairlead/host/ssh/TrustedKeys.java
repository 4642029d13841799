package dev.fairlead.host.ssh;

import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys that one host may show. It learns nothing by itself; a refusal is kept for the message. */
final class TrustedKeys implements HostKeyRepository {
    /** The JDK computes tables before it can check the first signature by a NIST curve, which costs a start 0.15 s of CPU. */
    private static final List<String> QUICKEST_FIRST = List.of(
            "ssh-ed25519",
            "rsa-sha2-512",
            "rsa-sha2-256",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521");

    private final Hop hop;
    private final List<HostKey> trusted;
    private final List<HostKey> revoked;
    private @Nullable HostException refusal;

    TrustedKeys(Hop hop, KnownHosts knownHosts) {
        this.hop = hop;
        this.trusted = hop.hostKeys().isEmpty() ? knownHosts.keysOf(hop.host(), hop.port()) : hop.hostKeys();
        this.revoked = knownHosts.revoked();
    }

    /** What to offer, so that the host shows a key that can be checked. */
    String algorithms() {
        var known = trusted.stream().flatMap(key -> key.algorithms().stream()).collect(Collectors.toSet());
        return QUICKEST_FIRST.stream()
                .filter(algorithm -> known.isEmpty() || known.contains(algorithm))
                .collect(Collectors.joining(","));
    }

    @Nullable
    HostException refusal() {
        return refusal;
    }

    @Override
    public int check(String host, byte[] blob) {
        var shown = HostKey.of(blob);
        if (revoked.contains(shown)) {
            refusal = new HostException(
                    HostException.Reason.HOST_KEY_CHANGED,
                    "`" + hop.host() + "` shows a key that known_hosts calls revoked.",
                    "its " + shown.type() + " key is " + shown.fingerprint(),
                    null);
            return CHANGED;
        }
        if (trusted.contains(shown)) {
            return OK;
        }
        refusal = trusted.isEmpty() ? unknown(shown) : changed(seen(shown), shown);
        return trusted.isEmpty() ? NOT_INCLUDED : CHANGED;
    }

    /** The host has no key of any type that is trusted. */
    HostException noneOffered(String offered) {
        return trusted.isEmpty()
                ? new HostException(
                        HostException.Reason.PROTOCOL,
                        "`" + hop.host() + "` has no host key of a type that Fairlead can check.",
                        "it offers " + offered,
                        "Give the box an ed25519 key: `sudo ssh-keygen -A`.")
                : changed("it offers only " + offered, null);
    }

    private HostException unknown(HostKey shown) {
        var compare = "compare the fingerprint with what `ssh-keygen -lf " + shown.file() + "` prints on the box";
        var fix = hop.jump()
                ? "If you trust the way to it, " + compare + ", then log in once with `ssh` to add it to known_hosts."
                : Character.toUpperCase(compare.charAt(0)) + compare.substring(1)
                        + ", then put this under `ssh` in the model:\n  hostKeys: [\"" + shown.line() + "\"]";
        return new HostException(
                HostException.Reason.HOST_KEY_UNKNOWN,
                "The host key of `" + hop.host() + "` is not known.",
                "it shows the " + shown.type() + " key " + shown.fingerprint() + ", and neither the model nor "
                        + "known_hosts has a key for " + KnownHosts.name(hop.host(), hop.port()),
                fix);
    }

    private HostException changed(String seen, @Nullable HostKey shown) {
        boolean isOfLightsail = hop.lent() != null && hop.lent().isKeySource();
        var source = hop.hostKeys().isEmpty() ? "known_hosts" : isOfLightsail ? "Lightsail" : "the model";
        var expected = trusted.stream()
                .map(key -> key.type() + " " + key.fingerprint())
                .collect(Collectors.joining(", "));
        var replace = hop.hostKeys().isEmpty()
                ? "remove the old one with `ssh-keygen -R '" + KnownHosts.name(hop.host(), hop.port()) + "'`"
                : isOfLightsail
                        ? "make Lightsail look again with `aws lightsail delete-known-host-keys`"
                        : "correct `ssh.hostKeys` in the model";
        var check = shown == null ? "" : ", check on its console with `ssh-keygen -lf " + shown.file() + "` and";
        return new HostException(
                HostException.Reason.HOST_KEY_CHANGED,
                "The host key of `" + hop.host() + "` is not the one that " + source + " has; nothing was sent.",
                seen + "; " + source + " has " + expected,
                "Unless the box was built anew, someone may be in between. If it was" + check + " " + replace + ".");
    }

    private static String seen(HostKey shown) {
        return "it shows " + shown.type() + " " + shown.fingerprint();
    }

    @Override
    public com.jcraft.jsch.HostKey[] getHostKey() {
        return new com.jcraft.jsch.HostKey[0];
    }

    @Override
    public com.jcraft.jsch.HostKey[] getHostKey(String host, String type) {
        return new com.jcraft.jsch.HostKey[0];
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "known_hosts";
    }

    @Override
    public void add(com.jcraft.jsch.HostKey key, UserInfo ui) {
        throw new UnsupportedOperationException("A host key is never added.");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("A host key is never removed.");
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        remove(host, type);
    }
}
