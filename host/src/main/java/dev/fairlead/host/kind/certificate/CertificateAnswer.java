package dev.fairlead.host.kind.certificate;

import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.State;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a box says of its certificates: its clock first, then for each the line {@code certificate NAME}, what certbot
 * wrote down of how it was got, and the certificate itself, which is no secret.
 */
record CertificateAnswer(Instant now, Map<String, Seen> certificates) {
    /** certbot renews when 30 days are left, so fewer than these mean that it fails. */
    private static final long FEW_DAYS = 21;

    private static final int DNS_NAME = 2;

    static final String PROBE = """
            date '+now %s'
            fl_certificate() {
                for fl_part in cert fullchain privkey; do
                    [ -e "/etc/letsencrypt/live/$1/$fl_part.pem" ] || return 0
                done
                printf 'certificate %s\\n' "$1"
                sed -n 's/^\\(server\\|authenticator\\|installer\\) *= */\\1 /p' "/etc/letsencrypt/renewal/$1.conf" 2>/dev/null
                [ ! -r "$FAIRLEAD/certificates/$1" ] || printf 'account %s\\n' "$(head -n 1 "$FAIRLEAD/certificates/$1")"
                cat -- "/etc/letsencrypt/live/$1/cert.pem"
                echo
            }
            """;

    /** @param told by the first word of a line */
    private record Seen(Map<String, String> told, StringBuilder pem) {}

    static CertificateAnswer in(List<String> lines) {
        Instant now = Instant.EPOCH;
        var certificates = new HashMap<String, Seen>();
        Seen current = new Seen(new HashMap<>(), new StringBuilder());
        boolean isInside = false;
        for (String line : lines) {
            String[] words = line.split(" ", 2);
            isInside |= line.startsWith("-----BEGIN ");
            if (isInside) {
                current.pem.append(line).append('\n');
                isInside = !line.startsWith("-----END ");
            } else if (words.length == 2 && words[0].equals("now")) {
                now = Instant.ofEpochSecond(Long.parseLong(words[1]));
            } else if (words.length == 2 && words[0].equals("certificate")) {
                current = new Seen(new HashMap<>(), new StringBuilder());
                certificates.put(words[1], current);
            } else if (words.length == 2) {
                current.told.put(words[0], words[1]);
            }
        }
        return new CertificateAnswer(now, certificates);
    }

    Observation observation(String lineage) {
        Seen seen = certificates.get(lineage);
        if (seen == null) {
            return Observation.absent();
        }
        try {
            X509Certificate certificate = read(seen.pem.toString());
            return Observation.present(State.EMPTY
                    .plain("names", names(certificate))
                    .plain("authority", seen.told.getOrDefault("server", "unknown"))
                    .plain("account", seen.told.getOrDefault("account", "unknown"))
                    .plain("proof", proof(seen.told))
                    .plain("valid", valid(certificate)));
        } catch (CertificateException e) {
            return Observation.unknown("The certificate of " + lineage + " cannot be read: " + e.getMessage());
        }
    }

    private static X509Certificate read(String pem) throws CertificateException {
        var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
    }

    private static String names(X509Certificate certificate) throws CertificateException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return (names == null ? List.<List<?>>of() : names)
                .stream()
                        .filter(name -> Objects.equals(name.get(0), DNS_NAME))
                        .map(name -> String.valueOf(name.get(1)))
                        .sorted()
                        .collect(Collectors.joining(" "));
    }

    /** An installer is a plugin that writes into nginx's files at each renewal. */
    private static String proof(Map<String, String> told) {
        String installer = told.getOrDefault("installer", "None");
        return told.getOrDefault("authenticator", "unknown")
                + (installer.equals("None") ? "" : ", installed by " + installer);
    }

    private String valid(X509Certificate certificate) {
        long days = Duration.between(now, certificate.getNotAfter().toInstant()).toDays();
        return days >= FEW_DAYS ? CertificateKind.VALID : days + (days == 1 ? " day" : " days");
    }
}
