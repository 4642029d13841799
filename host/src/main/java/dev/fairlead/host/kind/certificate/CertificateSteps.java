package dev.fairlead.host.kind.certificate;

import dev.fairlead.core.model.Tls.Acme;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.certificate.CertificateKind.Declaration;
import dev.fairlead.host.kind.certificate.CertificateKind.Wanted;
import dev.fairlead.host.shell.Shell;
import java.util.List;
import java.util.Objects;

/** How a certificate is got, changed and given up. */
final class CertificateSteps {
    private static final String REMOVE = """
            rm -f -- "$FAIRLEAD/certificates/$fl_lineage" || exit
            ! command -v certbot >/dev/null || ! [ -e "/etc/letsencrypt/renewal/$fl_lineage.conf" ] ||
                certbot delete -n --cert-name "$fl_lineage" 2>&1
            """;

    private CertificateSteps() {}

    static Step of(Change<Declaration> change) {
        String lineage = change.declared().lineage();
        Wanted wanted = change.declared().wanted();
        String name = "fl_lineage=" + Shell.quote(lineage) + "\n";
        if (wanted == null) {
            return Step.slow("delete the certificate of " + lineage, List.of(change.address()), name + REMOVE);
        }
        String title = isOnlyAccount(change)
                ? "tell the authority the new address of the account"
                : (change.before() == null ? "get a certificate for " : "get a new certificate for ")
                        + String.join(", ", wanted.names());
        String script = name
                + variables(wanted)
                + CertificateScript.FUNCTIONS
                + (isOnlyAccount(change) ? "" : CertificateScript.PREFLIGHT + "fl_issue " + force(change) + "\n")
                + account(change)
                + CertificateScript.REMEMBER;
        return Step.slow(title, List.of(change.address()), script);
    }

    private static String variables(Wanted wanted) {
        return "fl_names=" + Shell.quote(String.join(" ", wanted.names()))
                + "\nfl_directory=" + Shell.quote(wanted.directory())
                + "\nfl_email=" + Shell.quote(wanted.email())
                + "\nfl_ca=" + Shell.quote(Objects.requireNonNullElse(wanted.ca(), ""))
                + "\nfl_site=" + Shell.quote(wanted.site())
                + "\nfl_reached=" + Shell.quote(Objects.requireNonNullElse(wanted.reached(), ""))
                + "\nfl_limit=" + (wanted.directory().equals(Acme.LETS_ENCRYPT) ? "4" : "") + "\n";
    }

    private static boolean isOnlyAccount(Change<Declaration> change) {
        return change.before() != null
                && change.differences().stream()
                        .allMatch(difference -> difference.attribute().equals("account"));
    }

    private static String account(Change<Declaration> change) {
        if (change.before() == null) {
            return CertificateScript.TELL_WHERE_KNOWN;
        }
        return change.touches("account") ? CertificateScript.TELL : "";
    }

    /** By itself certbot gets a new one only when names changed or the old one ends soon. */
    private static String force(Change<Declaration> change) {
        boolean isForced = change.before() != null
                && (change.touches("authority") || change.touches("proof") || change.touches("valid"));
        return isForced ? "--force-renewal" : "--keep-until-expiring";
    }
}
