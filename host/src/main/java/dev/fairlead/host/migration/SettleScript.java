package dev.fairlead.host.migration;

/** The fifth phase: the old app stops for good, and what the model says of its site and its jobs takes over. */
final class SettleScript {
    static final String CHECK = """
            [ -n "$fl_accept" ] || {
                fl_ago=$(fl_gone cutover)
                [ "$fl_ago" -ge 3600 ] || fl_fail "The container has not served for an hour yet, but for $((fl_ago / 60)) minutes." \\
                    "Wait, or accept what was seen so far with --accept."
            }
            set --
            while IFS= read -r fl_each; do set -- "$@" "$fl_each"; done < "$fl_m/touched"
            fl_tls_fits "$@"
            fl_said=$(fl_through "$@") || fl_fail "The site is not well. $fl_said"
            for fl_each in /etc/nginx/sites-available/* /etc/nginx/sites-enabled/* /etc/nginx/conf.d/*; do
                [ ! -e "$fl_b/files$fl_each" ] || printf '%s\\n' "$fl_each"
            done > "$fl_m/touched.more"
            for fl_each in sites-available sites-enabled; do
                printf '%s\\n' "/etc/nginx/$fl_each/$fl_app" "/etc/nginx/$fl_each/$fl_app.https"
            done >> "$fl_m/touched.more"
            printf '%s\\n' "/etc/nginx/conf.d/00-fairlead.conf" "/etc/nginx/snippets/fairlead-$fl_app.conf" >> "$fl_m/touched.more"
            sort -u -- "$fl_m/touched.more" "$fl_m/touched" > "$fl_m/touched.new" && mv -f -- "$fl_m/touched.new" "$fl_m/touched" || exit
            rm -f -- "$fl_m/touched.more"
            """;

    /** What certbot keeps of the certificate, as it is before Fairlead gets it anew in its own way. */
    static final String LINEAGE = """
            [ -n "$fl_lineage" ] && [ -e "/etc/letsencrypt/renewal/$fl_lineage.conf" ] && [ ! -d "$fl_m/lineage" ] || exit 0
            umask 077
            rm -rf -- "$fl_m/.lineage-new" && mkdir -p -- "$fl_m/.lineage-new" && cd /etc/letsencrypt &&
                cp -a --parents -- "renewal/$fl_lineage.conf" "live/$fl_lineage" "archive/$fl_lineage" "$fl_m/.lineage-new" &&
                mv -T -- "$fl_m/.lineage-new" "$fl_m/lineage" || exit
            """;

    /**
     * From here on the old line runs only until cron has the model's, whose file comes at one stroke: whoever is killed in
     * between leaves one of the two, never both and never none. cron looks at its tables once a minute, and so what
     * comes next does so between two looks.
     */
    static final String STEP_ASIDE = """
            [ -n "$fl_cron" ] || exit 0
            while fl_second=$(date +%S) && { [ "$fl_second" -lt 3 ] || [ "$fl_second" -gt 30 ]; }; do sleep 1; done
            fl_found=$(fl_tabs) || exit
            for fl_tab in $fl_found; do
                # Those of the system name a user before the command.
                fl_fields=5
                case $fl_tab in /etc/*) fl_fields=6 ;; esac
                fl_cron="$fl_cron" fl_guard="$fl_guard" awk -v fields="$fl_fields" '
                    /^[ \\t]*#/ || !index($0, ENVIRON["fl_cron"]) || index($0, ENVIRON["fl_guard"]) { print; next }
                    {
                        head = ""
                        for (left = fields - ($0 ~ /^[ \\t]*@/ ? 4 : 0); left > 0; left--) {
                            match($0, /^[ \\t]*[^ \\t]+[ \\t]*/)
                            head = head substr($0, 1, RLENGTH)
                            $0 = substr($0, RLENGTH + 1)
                        }
                        print head ENVIRON["fl_guard"] $0
                    }' "$fl_tab" | fl_tab_put "$fl_tab" || exit
                echo "$fl_tab"
            done
            touch /var/spool/cron/crontabs 2>/dev/null || :
            """;

    static final String TAKE_OUT = """
            [ -n "$fl_cron" ] || exit 0
            fl_found=$(fl_tabs) || exit
            for fl_tab in $fl_found; do
                grep -vF -- "$fl_cron" "$fl_tab" | fl_tab_put "$fl_tab" || exit
                echo "$fl_tab"
            done
            touch /var/spool/cron/crontabs 2>/dev/null || :
            """;

    static final String STOP = """
            fl_drained "$fl_oldport" 20
            systemctl disable -q --now WATCH TIMER 2>/dev/null
            rm -f -- /etc/systemd/system/WATCH /etc/systemd/system/TIMER /etc/systemd/system/SOAK
            systemctl disable -q --now "$fl_unit" && systemctl daemon-reload
            """.replace("WATCH", CutoverScript.WATCH)
            .replace("TIMER", SoakScript.TIMER)
            .replace("SOAK", SoakScript.SERVICE);

    static final String VERIFY = """
            ! systemctl is-active --quiet "$fl_unit" || fl_fail "$fl_unit still runs."
            fl_said=$(fl_through "/etc/nginx/sites-enabled/$fl_app" "/etc/nginx/sites-enabled/$fl_app.https") || fl_fail "The site is not well. $fl_said"
            # What nobody touched by now is other people's, and a way back leaves it alone.
            while IFS= read -r fl_each; do
                fl_is_as_before "$fl_each" || printf '%s\\n' "$fl_each"
            done < "$fl_m/touched" > "$fl_m/touched.new" && mv -f -- "$fl_m/touched.new" "$fl_m/touched"
            """;

    private SettleScript() {}
}
