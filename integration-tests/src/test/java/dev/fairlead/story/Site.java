package dev.fairlead.story;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The site of an actor, as a visitor finds it. */
record Site(Actor actor) {
    private static final int MOST_LOOKS = 100;
    private static final String SCANNER = "/usr/bin/sslscan";
    static final String NAME = "visa-bulletin.us";
    static final String OTHER_NAME = "www.visa-bulletin.us";

    /** The status that a name gets by plain HTTP. */
    String http(String name) {
        return curl("%{http_code}", "http", name, "/");
    }

    /** The status that a name gets by HTTPS, with a certificate that is good for it; 000 where there is none. */
    String https(String name) {
        return curl("%{http_code}", "https", name, "/");
    }

    /** What curl tells of a request, {@code %{...}} in its own words. */
    String curl(String told, String scheme, String name, String path) {
        int port = scheme.equals("https") ? 443 : 80;
        return actor.byHand("curl -s -o /dev/null -w '" + told + "' --cacert /root/acme-root.pem --resolve " + name
                + ":" + port + ":" + actor.box().address() + " " + scheme + "://" + name + path + " || :");
    }

    /** What tells the certificate that is served from all others. */
    String serial() {
        return serial(NAME);
    }

    String serial(String name) {
        return certificate(name, "-serial");
    }

    String names() {
        return names(NAME);
    }

    /** The names that the certificate has which is served under one. */
    String names(String name) {
        return certificate(name, "-ext subjectAltName");
    }

    private String certificate(String name, String what) {
        return actor.byHand("openssl s_client -connect 127.0.0.1:443 -servername " + name
                + " </dev/null 2>/dev/null | openssl x509 -noout " + what);
    }

    /** What openssl says of a handshake for a name. */
    String handshake(String name) {
        return actor.byHand("openssl s_client -connect 127.0.0.1:443 -servername " + name + " </dev/null 2>&1 || :");
    }

    /** What the box itself makes of a name. A file that is mounted cannot be replaced. */
    void resolve(String name, String address) {
        actor.byHand("grep -v ' " + name + "$' /etc/hosts > /root/hosts; echo '" + address + " " + name
                + "' >> /root/hosts; cat /root/hosts > /etc/hosts");
    }

    /** Has {@link #https} take what this one vouches for, and nothing else. */
    void trust(String root) {
        actor.byHand("cat > /root/acme-root.pem <<'END'\n" + root + "\nEND");
    }

    /** Has certbot renew the certificate of a name, as its timer does, and no other, and waits until nginx shows it. */
    void renew(String name) {
        String before = serial(name);
        actor.byHand(
                "systemctl is-active certbot.timer && sed -i '1i renew_before_expiry = 9999 days' /etc/letsencrypt/renewal/"
                        + name + ".conf && systemctl start certbot.service");
        for (int left = MOST_LOOKS; left > 0 && serial(name).equals(before); left--) {
            actor.byHand("sleep 0.1");
        }
    }

    /** What nginx reads, as it is. */
    String files() {
        return actor.byHand("cd /etc/nginx && find . -type f -exec sha256sum {} + | sort -k 2; find . -type l | sort");
    }

    /** What a scanner of TLS on this machine says, which is installed where there is none. */
    List<String> scan() throws Exception {
        if (!Files.isExecutable(Path.of(SCANNER))) {
            here(List.of("apt-get", "-q", "-y", "--no-install-recommends", "install", "sslscan"));
        }
        return here(List.of(
                SCANNER, "--no-colour", "--sni-name=" + NAME, actor.box().address() + ":443"));
    }

    /** What a client on this machine makes of the chain of certificates, if it trusts this one alone. */
    String verify(String root) throws Exception {
        Path file = Files.writeString(actor.model().resolveSibling("root.pem"), root);
        return String.join(
                "\n",
                here(List.of(
                        "openssl",
                        "s_client",
                        "-connect",
                        actor.box().address() + ":443",
                        "-servername",
                        NAME,
                        "-verify_hostname",
                        NAME,
                        "-no-CApath",
                        "-CAfile",
                        file.toString())));
    }

    private static List<String> here(List<String> argv) throws Exception {
        var process = new ProcessBuilder(argv)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        try (var out = process.inputReader()) {
            return out.lines().map(String::strip).toList();
        }
    }
}
