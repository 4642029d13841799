package dev.fairlead.host.doctor;

import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.List;

/** Certificates that certbot keeps for the sites. It renews one when 30 days are left, so fewer mean that it fails. */
public final class Certificates implements Check {
    private static final long FEW = 21;
    private static final long TOO_FEW = 3;

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public String probe(ServerModel model) {
        var script = new StringBuilder();
        model.apps().values().stream()
                .flatMap(app -> ServerNames.of(app).stream())
                .forEach(name -> script.append("""
                        f=/etc/letsencrypt/live/%1$s/cert.pem
                        [ ! -e "$f" ] || {
                            e=$(openssl x509 -noout -enddate -in "$f" 2>/dev/null) && e=$(date -d "${e#*=}" +%%s) &&
                                printf 'certificate %%s %%s\\n' %1$s "$(( (e - $(date +%%s)) / 86400 ))" ||
                                printf 'unreadable %%s\\n' %1$s
                        }
                        """.formatted(Shell.quote(name))));
        return script.append("""
                command -v certbot >/dev/null || echo no-certbot
                printf 'timer %s\\n' "$(fl_systemctl is-active certbot.timer)"
                """).toString();
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        var findings = new ArrayList<Finding>();
        for (String name : answer.all("unreadable")) {
            findings.add(unknown("The certificate of `" + name + "` cannot be read.")
                    .fix("openssl x509 -noout -text -in /etc/letsencrypt/live/" + name + "/cert.pem"));
        }
        for (String line : answer.all("certificate")) {
            String[] words = line.split(" ");
            findings.add(left(words[0], Long.parseLong(words[1]), answer));
        }
        return findings;
    }

    private Finding left(String name, long days, Lines answer) {
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
