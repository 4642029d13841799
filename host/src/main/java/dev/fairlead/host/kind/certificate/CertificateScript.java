package dev.fairlead.host.kind.certificate;

import dev.fairlead.host.kind.system.Reload;

/**
 * What is done on the box to get a certificate: everything that can be found out is found out before the authority is
 * asked, since it counts failures. Whatever goes wrong, nginx serves as it did.
 */
final class CertificateScript {
    /** Reads {@code fl_lineage}, {@code fl_names}, {@code fl_directory}, {@code fl_email}, {@code fl_ca}, {@code fl_site}, {@code fl_reached}, {@code fl_limit}. */
    static final String FUNCTIONS = """
            if [ -n "$fl_ca" ]; then
                fl_authorities=/run/fairlead-authorities.$fl_lineage.pem
                cat /etc/ssl/certs/ca-certificates.crt "$fl_ca" > "$fl_authorities" || exit
                export REQUESTS_CA_BUNDLE="$fl_authorities"
            fi

            # fl_refuse SENTENCE...: before the authority was asked.
            fl_refuse() { fl_fail "$1" "${2+$2
            }The authority was not asked, and the site is served as before."; }

            # fl_fetch ADDRESS NAME: prints what is served there where an authority would look.
            fl_fetch() {
                timeout 10 bash -c '
                    exec 3<> "/dev/tcp/$1/80" || exit
                    printf "GET %s HTTP/1.0\\r\\nHost: %s\\r\\nUser-Agent: fairlead\\r\\nConnection: close\\r\\n\\r\\n" "$3" "$2" >&3
                    head -c 65536 <&3' bash "$1" "$2" "/.well-known/acme-challenge/$fl_file" 2>/dev/null | tr -d '\\0'
            }

            # fl_finds ADDRESS NAME: whether an authority that looks there finds this box.
            fl_finds() {
                fl_answer=$(fl_fetch "$1" "$2")
                case $fl_answer in *"$fl_word"*) ;; *) return 1 ;; esac
            }

            fl_random() { od -An -N16 -tx1 /dev/urandom | tr -d ' \\n'; }

            fl_count() { # EVENT SINCE
                cat "$FAIRLEAD/ledger" 2>/dev/null | awk -v event="\\"event\\":\\"$1\\"" -v names="\\"names\\":\\"$fl_names\\"" -v since="$(date -u -d "$2" +%Y-%m-%dT%H:%M:%SZ)" '
                    index($0, event) && index($0, names) && substr($0, 8, 20) >= since { count++ }
                    END { print count + 0 }'
            }

            # fl_certbot WORD...: says what it said in fl_said, and waits for one that runs.
            fl_certbot() {
                fl_left=30
                while :; do
                    fl_said=$(certbot "$@" -n --server "$fl_directory" 2>&1 </dev/null)
                    fl_status=$?
                    # The certbot of Debian 12 stumbles over a refusal, and only its log says what that was.
                    case $fl_said in
                    *AttributeError*)
                        fl_said="$fl_said
            $(grep -oE '"(type|detail)": *"[^"]*"' /var/log/letsencrypt/letsencrypt.log 2>/dev/null | tail -n 2)" ;;
                    esac
                    case $fl_said in *'Another instance of Certbot'*) ;; *) return "$fl_status" ;; esac
                    [ "$fl_left" -gt 0 ] || return "$fl_status"
                    fl_left=$((fl_left - 1))
                    sleep 2
                done
            }

            fl_why() {
                case $fl_said in
                *rateLimited* | *'too many'*) echo "The authority's rate limit is reached: it says below when it takes the next request." ;;
                *CERTIFICATE_VERIFY_FAILED*) echo "$fl_directory is not vouched for by anyone this box knows: give the certificate of its authority as tls.acmeCa." ;;
                *'Max retries exceeded'* | *'Connection refused'* | *'timed out'* | *'Name or service not known'*) echo "The certificate authority at $fl_directory cannot be reached from this box." ;;
                *'failed to authenticate'* | *'Challenge failed'*) echo "The certificate authority does not find this box under each of the names." ;;
                *) echo "certbot got no certificate." ;;
                esac
            }

            # fl_whole: where a file of the certificate is gone, certbot would take its name for taken, and give another.
            fl_whole() {
                for fl_part in cert chain fullchain privkey; do
                    [ -e "/etc/letsencrypt/live/$fl_lineage/$fl_part.pem" ] || {
                        fl_stray "/etc/letsencrypt/renewal/$fl_lineage.conf" &&
                            fl_stray "/etc/letsencrypt/live/$fl_lineage" && fl_stray "/etc/letsencrypt/archive/$fl_lineage"
                        return
                    }
                done
            }

            fl_issue() {
                fl_whole || exit
                set -- "$1"
                for fl_name in $fl_names; do set -- "$@" -d "$fl_name"; done
                fl_had=$(find /etc/letsencrypt/accounts -name regr.json 2>/dev/null | head -n 1)
                # Renewals go by the files that came with this certificate.
                systemctl daemon-reload
                echo "Asking $fl_directory"
                fl_certbot certonly --webroot -w "$FAIRLEAD/acme" --cert-name "$fl_lineage" --renew-with-new-domains \\
                    --agree-tos --no-eff-email -m "$fl_email" "$@" && [ -e "/etc/letsencrypt/live/$fl_lineage/fullchain.pem" ] && {
                    fl_ledger "\\"event\\":\\"certificate\\",\\"names\\":\\"$fl_names\\""
                    return
                }
                fl_ledger "\\"event\\":\\"certificate-failed\\",\\"names\\":\\"$fl_names\\""
                fl_fail "$(fl_why) The site is served as before." "$(printf '%s\\n' "$fl_said" | grep -v -e '^Saving debug log' -e '^$' | tail -n 20)"
            }
            """;

    static final String PREFLIGHT = Reload.FUNCTION + """
            umask 022
            fl_file=fairlead-$(fl_random)
            fl_word=$(fl_random)
            fl_room=$FAIRLEAD/acme/.well-known/acme-challenge
            mkdir -p -- "$fl_room" && printf %s "$fl_word" > "$fl_room/$fl_file" || exit
            fl_aside=$FAIRLEAD/$fl_lineage.aside
            fl_pem=/etc/letsencrypt/live/$fl_lineage/fullchain.pem

            # Without a certificate nginx could not start again with the site by TLS, and nobody may be sent on to that.
            fl_back() {
                rm -f -- "$fl_room/$fl_file"
                [ -L "$fl_aside" ] || return 0
                [ ! -e "$fl_pem" ] || { mv -fT -- "$fl_aside" "$fl_site"; return; }
                rm -f -- "$fl_aside"
                for fl_name in $fl_names; do rm -f -- "$FAIRLEAD/https/$fl_name"; done
            }
            trap fl_back EXIT

            fl_serves() {
                for fl_name in $fl_names; do fl_finds 127.0.0.1 "$fl_name" || return; done
            }
            if ! fl_serves; then
                # Where somebody took the certificate away, nginx serves without it until there is another.
                [ ! -L "$fl_site" ] || [ -e "$fl_pem" ] || mv -fT -- "$fl_site" "$fl_aside"
                fl_said=$(nginx -t 2>&1) || fl_refuse "nginx refuses its files:" "$fl_said"
                if systemctl is-active -q nginx.service; then fl_reload nginx.service; else
                    systemctl reset-failed nginx.service 2>/dev/null; systemctl start nginx.service; fi ||
                    fl_refuse "nginx does not run, or does not take up its files."
                fl_left=50
                until fl_serves; do
                    [ "$fl_left" -gt 0 ] || fl_refuse "nginx on this box does not give out what proves the name $fl_name."
                    fl_left=$((fl_left - 1))
                    sleep 0.2
                done
            fi

            fl_here=" $(hostname -I 2>/dev/null) $fl_reached "
            for fl_name in $fl_names; do
                fl_places=$(timeout 10 getent ahosts "$fl_name" | cut -d' ' -f1 | sort -u)
                [ -n "$fl_places" ] || fl_refuse "$fl_name does not resolve: give it a DNS record that leads to this box."
                for fl_place in $fl_places; do
                    fl_finds "$fl_place" "$fl_name" && continue
                    case $fl_here in
                    *" $fl_place "*)
                        fl_refuse "Port 80 of this box is shut at $fl_place, where $fl_name leads: open it in each firewall before it, also in lightsail.firewall." ;;
                    esac
                    [ -z "$fl_answer" ] ||
                        fl_refuse "$fl_name leads to $fl_place, where another server answers: let its DNS record lead to this box."
                    fl_refuse "$fl_name leads to $fl_place, where port 80 gives no answer: let its DNS record lead to this box, and open port 80."
                done
            done

            if [ -n "$fl_limit" ]; then
                [ "$(fl_count certificate '7 days ago')" -lt "$fl_limit" ] ||
                    fl_refuse "$fl_limit certificates for these names were issued within a week, and Let's Encrypt gives 5: the last is left for a renewal." "tls.staging: true asks where this does not count."
                [ "$(fl_count certificate-failed '1 hour ago')" -lt "$fl_limit" ] ||
                    fl_refuse "$fl_limit requests for these names failed within an hour, and Let's Encrypt refuses for a while after 5: try again in an hour."
            fi
            """;

    /** Another certificate on the box may have made the account, with another address. */
    static final String TELL_WHERE_KNOWN = """
            [ -z "$fl_had" ] || fl_certbot update_account --no-eff-email -m "$fl_email" || fl_fail "$(fl_why)" "$fl_said"
            """;

    static final String TELL = """
            fl_certbot update_account --no-eff-email -m "$fl_email" || fl_fail "$(fl_why)" "$fl_said"
            """;

    static final String REMEMBER = """
            ( umask 077; mkdir -p -- "$FAIRLEAD/certificates" ) &&
                printf '%s\\n' "$fl_email" | fl_put "$FAIRLEAD/certificates/$fl_lineage" root root 0600
            """;

    private CertificateScript() {}
}
