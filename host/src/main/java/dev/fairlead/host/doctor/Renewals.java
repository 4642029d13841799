package dev.fairlead.host.doctor;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.Tls;
import dev.fairlead.host.expansion.Places;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether certbot can renew the certificates that it got: it goes through a renewal and keeps nothing of it. Let's Encrypt
 * is asked in its staging environment, whose limits are wide, and a private authority itself; any other public one is not
 * asked, as each try would count there.
 */
public final class Renewals implements Check {
    private static final String AGAIN = "fairlead doctor";

    private static final String PROBE = """
            fl_until=$(($(date +%s) + 80))
            fl_line() { printf '%s\\n' "$fl_said" | grep -E "$1" | head -n 1 | cut -c 1-300 | sed 's/^ *//'; }
            # fl_renews NAME SERVER AUTHORITY: tries it, and tells how that ended.
            fl_renews() {
                [ -e "/etc/letsencrypt/renewal/$1.conf" ] && [ -e "/etc/letsencrypt/live/$1/cert.pem" ] || return 0
                # By another way than Fairlead's, as with a site of before, certbot edits nginx's files to try it.
                grep -q '^authenticator *= *webroot' "/etc/letsencrypt/renewal/$1.conf" || return 0
                fl_left=$((fl_until - $(date +%s)))
                [ "$fl_left" -lt 40 ] || fl_left=40
                [ "$fl_left" -gt 5 ] || { echo "late $1"; return; }
                fl_bundle=/etc/ssl/certs/ca-certificates.crt
                if [ -n "$3" ]; then
                    fl_bundle=$(mktemp) && cat /etc/ssl/certs/ca-certificates.crt "$3" > "$fl_bundle" 2>/dev/null
                fi
                fl_said=$(REQUESTS_CA_BUNDLE="$fl_bundle" timeout -k 5 "$fl_left" certbot renew -n --dry-run \\
                    --no-random-sleep-on-renew --cert-name "$1" ${2:+--server "$2"} 2>&1 </dev/null)
                fl_status=$?
                [ -z "$3" ] || rm -f -- "$fl_bundle"
                case $fl_status in
                0) echo "renews $1" ; return ;;
                124 | 137) echo "late $1" ; return ;;
                esac
                case $fl_said in *'Another instance of Certbot'*) echo "busy $1" ; return ;; esac
                fl_what=$(fl_line '^ *(Domain|Identifier): ')
                fl_why=$(fl_line '^ *Detail: ')
                [ -n "$fl_why" ] || fl_why=$(fl_line 'with error: ')
                [ -n "$fl_why" ] || fl_why=$(printf '%s\\n' "$fl_said" | grep -v '^$' | tail -n 1 | cut -c 1-300)
                fl_what=${fl_what#*: }
                echo "fails $1 ${fl_what:+$fl_what: }${fl_why#Detail: }"
            }
            command -v certbot >/dev/null || fl_renews() { :; }
            """;

    @Override
    public String name() {
        return "renewal";
    }

    @Override
    public String probe(ServerModel model) {
        var script = new StringBuilder(PROBE);
        for (AppModel app : model.apps().values()) {
            Nginx nginx = app.nginx();
            Tls tls = app.tls();
            if (nginx == null || tls == null) {
                continue;
            }
            switch (tls.source()) {
                case Tls.Acme asked
                when isAsked(asked) ->
                    script.append(Shell.words(List.of(
                                    "fl_renews",
                                    nginx.serverNames().getFirst(),
                                    asked.ca() == null ? "" : asked.directory(),
                                    asked.ca() == null ? "" : Places.authority(app))))
                            .append('\n');
                case Tls.Acme _, Tls.Own _ -> {}
            }
        }
        return script.append(":\n").toString();
    }

    private static boolean isAsked(Tls.Acme asked) {
        return asked.ca() != null
                || asked.directory().equals(Tls.Acme.LETS_ENCRYPT)
                || asked.directory().equals(Tls.Acme.STAGING);
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        var findings = new ArrayList<Finding>();
        answer.all("renews").forEach(name -> findings.add(ok("certbot can renew `" + name + "`: it tried.")));
        answer.all("late")
                .forEach(name -> findings.add(unknown("Whether certbot can renew `" + name + "` is not known.")
                        .why("The authority did not answer in time.")
                        .fix(AGAIN)));
        answer.all("busy")
                .forEach(name -> findings.add(unknown("Whether certbot can renew `" + name + "` is not known.")
                        .why("Another certbot was running.")
                        .fix("Once it has ended: " + AGAIN)));
        for (String line : answer.all("fails")) {
            String[] words = line.split(" ", 2);
            String said = words.length == 1 ? "" : words[1];
            findings.add(warning("certbot could not renew `" + words[0] + "`.")
                    .why(said.isEmpty() ? null : said)
                    .fix(mend(said.toLowerCase(Locale.ROOT))));
        }
        return findings;
    }

    private static String mend(String said) {
        if (said.contains("certificate_verify_failed")) {
            return "Give the certificate of the authority as tls.acmeCa, then: fairlead apply";
        }
        if (said.contains("max retries exceeded")
                || said.contains("connection refused")
                || said.contains("timed out")) {
            return "See that the box reaches the authority, and the authority port 80 of the box; then: " + AGAIN;
        }
        if (said.contains("ratelimited") || said.contains("too many")) {
            return "Wait until the authority takes requests again, then: " + AGAIN;
        }
        return "Let each name lead to this box, with port 80 open; then: " + AGAIN;
    }
}
