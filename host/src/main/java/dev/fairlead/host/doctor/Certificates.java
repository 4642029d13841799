package dev.fairlead.host.doctor;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.Tls;
import dev.fairlead.host.expansion.Places;
import dev.fairlead.host.kind.certificate.CertificateKind;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Certificates of the sites. certbot renews one when 30 days are left, so fewer mean that it fails. */
public final class Certificates implements Check {
    private static final long FEW = 21;
    private static final long TOO_FEW = 3;

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public String probe(ServerModel model) {
        var script = new StringBuilder("""
                fl_ends() {
                    case $2 in */cert.pem) [ -e "${2%/*}/fullchain.pem" ] && [ -e "${2%/*}/privkey.pem" ] || return ;; esac
                    [ -e "$2" ] || return
                    e=$(openssl x509 -noout -enddate -in "$2" 2>/dev/null) && e=$(date -d "${e#*=}" +%s) &&
                        printf 'certificate %s %s\\n' "$1" "$(( (e - $(date +%s)) / 86400 ))" ||
                        printf 'unreadable %s\\n' "$1"
                }
                """);
        for (AppModel app : model.apps().values()) {
            String file = Places.certificate(app);
            if (app.nginx() != null && file != null) {
                String name = app.nginx().serverNames().getFirst();
                script.append("fl_ends " + Shell.quote(name) + " " + Shell.quote(file) + " || printf 'missing %s\\n' "
                        + Shell.quote(name) + "\n");
            } else {
                ServerNames.of(app)
                        .forEach(name -> script.append("fl_ends " + Shell.quote(name) + " "
                                + Shell.quote(CertificateKind.LIVE + name + "/cert.pem") + "\n"));
            }
        }
        return script.append("""
                command -v certbot >/dev/null || echo no-certbot
                printf 'timer %s\\n' "$(fl_systemctl is-active certbot.timer)"
                printf 'renewal %s\\n' "$(fl_systemctl show -p Result --value certbot.service)"
                """).toString();
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        var findings = new ArrayList<Finding>();
        Set<String> own = own(around.model());
        for (String name : answer.all("unreadable")) {
            findings.add(unknown("The certificate of `" + name + "` cannot be read.")
                    .fix("openssl x509 -noout -text -in " + file(name, around.model())));
        }
        for (String name : answer.all("missing")) {
            findings.add(problem("There is no certificate for `" + name + "`.")
                    .why("`tls` in the model asks for one, and the site is served by plain HTTP until it is there.")
                    .fix("fairlead apply"));
        }
        for (String line : answer.all("certificate")) {
            String[] words = line.split(" ");
            findings.add(left(words[0], Long.parseLong(words[1]), answer, own.contains(words[0])));
        }
        String renewal = answer.value("renewal");
        if (!answer.all("certificate").isEmpty() && !renewal.isEmpty() && !renewal.equals("success")) {
            findings.add(warning("The last renewal by certbot failed.")
                    .why("certbot.service ended with: " + renewal)
                    .fix("journalctl -u certbot.service -n 30"));
        }
        return findings;
    }

    private static String file(String name, ServerModel model) {
        for (AppModel app : model.apps().values()) {
            String file = Places.certificate(app);
            if (file != null
                    && app.nginx() != null
                    && app.nginx().serverNames().getFirst().equals(name)) {
                return file;
            }
        }
        return CertificateKind.LIVE + name + "/cert.pem";
    }

    /** First names of sites whose certificate somebody brought along. */
    private static Set<String> own(ServerModel model) {
        var names = new HashSet<String>();
        for (AppModel app : model.apps().values()) {
            if (app.tls() != null && app.nginx() != null && app.tls().source() instanceof Tls.Own) {
                names.add(app.nginx().serverNames().getFirst());
            }
        }
        return names;
    }

    private Finding left(String name, long days, Lines answer, boolean isOwn) {
        if (isOwn) {
            return left(
                    name,
                    days,
                    "It is your own, and nobody here renews it.",
                    "Bring a new one as tls.certificate and tls.key.");
        }
        String timer = answer.value("timer");
        boolean isCertbotHere = !answer.has("no-certbot");
        String why = timer.equals("active")
                ? "certbot renews it when 30 days are left, and has not."
                : isCertbotHere
                        ? "certbot.timer, which renews it, is " + (timer.isEmpty() ? "not there." : timer + ".")
                        : "There is no certbot on the box to renew it.";
        String fix = timer.equals("active")
                ? "certbot renew --dry-run"
                : isCertbotHere ? "systemctl enable --now certbot.timer" : "apt-get install certbot; certbot renew";
        return left(name, days, why, fix);
    }

    private Finding left(String name, long days, String why, String fix) {
        if (days < 0) {
            return problem("The certificate of `" + name + "` is over.")
                    .why("It ended " + -days + " days ago. " + why)
                    .fix(fix);
        }
        String left = "The certificate of `" + name + "` ends in " + days + (days == 1 ? " day." : " days.");
        if (days <= TOO_FEW) {
            return problem(left).why(why).fix(fix);
        }
        return days < FEW ? warning(left).why(why).fix(fix) : ok(left);
    }
}
