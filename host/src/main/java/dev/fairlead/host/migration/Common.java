package dev.fairlead.host.migration;

import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.kind.app.HealthQuestion;
import dev.fairlead.host.shell.Shell;

/** What the scripts of all phases share. They need nothing but what every Debian has, and no Docker. */
final class Common {
    /** Where the box keeps what it knows of a migration, and all that it takes to go back. */
    static final String PLACE = Prelude.MEMORY + "/migration";

    /** For bash: {@code PORT PATH STATUS HOST SCHEME TRIES [SECURE]}. Succeeds once three answers in a row are right. */
    private static final String WELL = HealthQuestion.ASK + """
            port=$1 path=$2 status=$3 host=$4 scheme=$5 tries=$6 secure=${7-} good=0
            while [ "$tries" -gt 0 ]; do
                ask "$port" 2>/dev/null
                if [ "$code" = "$status" ]; then
                    good=$((good + 1))
                    [ "$good" -lt 3 ] || exit 0
                else
                    good=0
                    sleep 0.5
                fi
                tries=$((tries - 1))
            done
            echo "Port $port answered ${code:-nothing} to $path as $host, where $status was expected."
            exit 1
            """;

    static final String FUNCTIONS = """
            fl_m=PLACE
            fl_b=$fl_m/backup
            fl_who=${FAIRLEAD_WHO:-"\\"$(id -un)@$(uname -n)\\""}
            fl_who=${fl_who#?} fl_who=${fl_who%?}

            # fl_mark PHASE WORD: what the box remembers of how far it is.
            fl_mark() {
                printf '%s %s %s %s %s\\n' "$fl_app" "$1" "$2" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$fl_who" >> "$fl_m/journal"
            }

            # fl_answers PORT TRIES [SECURE]: whether the app is well there.
            fl_answers() {
                bash -c WELL fairlead "$1" "$fl_path" "$fl_status" "$fl_host" "$fl_scheme" "$2" "${3-}"
            }

            # fl_is_secure FILE...: whether nginx serves one of these sites by TLS.
            fl_is_secure() {
                [ "$#" -gt 0 ] && grep -Eqs '^[[:space:]]*listen[[:space:]]+([^;]*:)?443[[:space:]][^;]*ssl' -- "$@"
            }

            # fl_through FILE...: whether the app is well through nginx.
            fl_through() {
                if fl_is_secure "$@"; then fl_answers 443 20 yes; else fl_answers 80 20; fi
            }

            # fl_tls_fits FILE...: whether the model can take over how these sites are served by TLS.
            fl_tls_fits() {
                fl_is_secure "$@" || return 0
                [ -n "$fl_tls" ] || fl_fail "The site is served by TLS, and the model has no section tls, so that it would be served" \\
                    "without: write \\`tls: {email: ADDRESS}\\`."
                [ "$fl_tls" = acme ] || return 0
                [ -e "/etc/letsencrypt/live/$fl_lineage/fullchain.pem" ] || fl_fail "The certificate that nginx serves is" \\
                    "$(sed -nE 's/^[[:space:]]*ssl_certificate[[:space:]]+([^;]+);.*/\\1/p' "$@" | sort -u | tr '\\n' ' '), and Fairlead takes over" \\
                    "what certbot calls after the first of nginx.serverNames: /etc/letsencrypt/live/$fl_lineage. Name first what" \\
                    "certbot calls it by, or give the certificate itself as tls.certificate and tls.key."
            }

            # fl_for_renewals: what renews certificates beside certbot's own.
            fl_for_renewals() { echo /etc/systemd/system/certbot.service.d/fairlead.conf /etc/letsencrypt/renewal-hooks/deploy/fairlead; }

            # fl_gone PHASE: how many seconds ago it was done.
            fl_gone() {
                fl_at=$(awk -v app="$fl_app" -v phase="$1" '$1 == app && $2 == phase && $3 == "done" { at = $4 } END { print at }' "$fl_m/journal")
                echo $(($(date +%s) - $(date -d "${fl_at:-now}" +%s)))
            }

            # fl_move FROM TO: by a rename; or, from one disk to another, by a copy that only counts once it is whole.
            fl_move() {
                [ ! -e "$2" ] && [ ! -L "$2" ] && mkdir -p -- "${2%/*}" || return
                if [ "$(stat -c %d -- "$1")" = "$(stat -c %d -- "${2%/*}")" ]; then mv -T -- "$1" "$2"; return; fi
                rm -rf -- "$2.fairlead-new" && cp -a -- "$1" "$2.fairlead-new" && sync -f "$2.fairlead-new" &&
                    mv -T -- "$2.fairlead-new" "$2" && rm -rf -- "$1"
            }

            # fl_old_address: how nginx names the old app, for grep and sed.
            fl_old_address="(127\\.0\\.0\\.1|localhost|\\[::1\\]):$fl_oldport([^0-9]|\\$)"

            # fl_sites: the files, links followed, in which nginx is told to pass requests to the old app.
            fl_sites() {
                for fl_each in /etc/nginx/nginx.conf /etc/nginx/sites-enabled/* /etc/nginx/conf.d/*.conf; do
                    [ -f "$fl_each" ] || continue
                    fl_each=$(readlink -f -- "$fl_each")
                    ! grep -v '^[[:space:]]*#' -- "$fl_each" | grep -Eq "(proxy_pass|server)[[:space:]]+[^;#]*$fl_old_address" ||
                        printf '%s\\n' "$fl_each"
                done | sort -u
            }

            # fl_put_back FILE: a file is again what it was, to the byte, with its owner, mode and time.
            fl_put_back() {
                if [ ! -e "$fl_b/files$1" ] && [ ! -L "$fl_b/files$1" ]; then rm -f -- "$1"; return; fi
                fl_new=${1%/*}/.${1##*/}.fairlead-new
                rm -f -- "$fl_new" && cp -a -- "$fl_b/files$1" "$fl_new" && mv -fT -- "$fl_new" "$1"
            }

            # fl_is_as_before FILE
            fl_is_as_before() {
                [ "$(readlink -- "$1")" = "$(readlink -- "$fl_b/files$1")" ] && cmp -s -- "$1" "$fl_b/files$1" &&
                    [ "$(stat -c %a%u%g -- "$1")" = "$(stat -c %a%u%g -- "$fl_b/files$1")" ]
            }

            # fl_nginx_back: the files of nginx that were touched are again what they were, and nginx goes by them. Until it
            # does, a mark says so, also to whoever comes after a run that died in between.
            fl_nginx_back() {
                [ -s "$fl_m/touched" ] || return 0
                while IFS= read -r fl_each; do
                    fl_is_as_before "$fl_each" || { : > "$fl_m/nginx.stale" && fl_put_back "$fl_each"; } || return
                done < "$fl_m/touched"
                [ -e "$fl_m/nginx.stale" ] || return 0
                nginx -t 2> "$fl_m/nginx.said" || { cat -- "$fl_m/nginx.said" >&2; return 1; }
                systemctl reload-or-restart nginx && rm -f -- "$fl_m/nginx.stale"
            }

            # fl_guard: a line of a crontab that begins with it runs only as long as cron has none of the model's jobs.
            fl_guard="test ! -e /etc/cron.d/fairlead-${fl_app}_* 2>/dev/null || exit 0; "

            # fl_unguarded: passes a crontab on without it.
            fl_unguarded() {
                fl_guard="$fl_guard" awk '{
                    at = index($0, ENVIRON["fl_guard"])
                    if (at) $0 = substr($0, 1, at - 1) substr($0, at + length(ENVIRON["fl_guard"]))
                    print
                }'
            }

            # fl_tabs: the crontabs with a line of the old job.
            fl_tabs() {
                for fl_each in /var/spool/cron/crontabs/* /etc/crontab /etc/cron.d/*; do
                    case $fl_each in /etc/cron.d/fairlead-*) continue ;; esac
                    [ -f "$fl_each" ] && grep -v '^[[:space:]]*#' -- "$fl_each" | grep -qF -- "$fl_cron" || continue
                    [ -e "$fl_b/files$fl_each" ] || fl_fail "$fl_each is not in the backup."
                    printf '%s\\n' "$fl_each"
                done
            }

            # fl_tab_put TAB: makes a crontab of standard input, and keeps what it became.
            fl_tab_put() {
                fl_as=$fl_m/cron/$(printf %s "${1#/}" | tr / %)
                mkdir -p -- "$fl_m/cron" && cat > "$fl_as.after" && printf '%s\\n' "$1" > "$fl_as.path" &&
                    fl_put "$1" "$(stat -c %u -- "$1")" "$(stat -c %g -- "$1")" "$(stat -c %a -- "$1")" < "$fl_as.after"
            }

            # fl_drained PORT SECONDS: nobody is connected any more, or the time is over.
            fl_drained() {
                fl_left=$(($2 * 2))
                while [ "$fl_left" -gt 0 ] && [ -n "$(ss -Htn state established dst "127.0.0.1:$1" 2>/dev/null)" ]; do
                    sleep 0.5
                    fl_left=$((fl_left - 1))
                done
            }
            """.replace("PLACE", PLACE).replace("WELL", Shell.quote(WELL));

    private Common() {}
}
