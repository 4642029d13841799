package dev.fairlead.host.migration;

/** The fifth phase: the old app stops for good, and what the model says of its site and its jobs takes over. */
final class SettleScript {
    static final String CHECK = """
            [ -n "$fl_accept" ] || {
                fl_at=$(awk -v app="$fl_app" '$1 == app && $2 == "cutover" && $3 == "done" { at = $4 } END { print at }' "$fl_m/journal")
                [ $(($(date +%s) - $(date -d "${fl_at:-now}" +%s))) -ge 3600 ] ||
                    fl_fail "The container has not served for an hour yet. Wait, or accept what was seen so far with --accept."
            }
            set --
            while IFS= read -r fl_each; do set -- "$@" "$fl_each"; done < "$fl_m/touched"
            ! fl_is_secure "$@" || fl_fail "The site is served by TLS, and a migration does not yet take over the certificate of" \\
                "such a site. The container serves on as it is."
            fl_said=$(fl_through "$@") || fl_fail "The site is not well. $fl_said"
            for fl_each in /etc/nginx/sites-available/* /etc/nginx/sites-enabled/* /etc/nginx/conf.d/*; do
                [ ! -e "$fl_b/files$fl_each" ] || printf '%s\\n' "$fl_each"
            done > "$fl_m/touched.more"
            printf '%s\\n' "/etc/nginx/sites-available/$fl_app" "/etc/nginx/sites-enabled/$fl_app" >> "$fl_m/touched.more"
            sort -u -- "$fl_m/touched.more" "$fl_m/touched" > "$fl_m/touched.new" && mv -f -- "$fl_m/touched.new" "$fl_m/touched" || exit
            rm -f -- "$fl_m/touched.more"
            """;

    /** cron looks at its tables once a minute: what goes and what comes does so between two looks. */
    static final String CRONTAB = """
            [ -n "$fl_cron" ] || exit 0
            mkdir -p -- "$fl_m/cron" || exit
            while fl_second=$(date +%S) && { [ "$fl_second" -lt 3 ] || [ "$fl_second" -gt 30 ]; }; do sleep 1; done
            for fl_tab in /var/spool/cron/crontabs/* /etc/crontab /etc/cron.d/*; do
                case $fl_tab in /etc/cron.d/fairlead-*) continue ;; esac
                [ -f "$fl_tab" ] && grep -v '^[[:space:]]*#' -- "$fl_tab" | grep -qF -- "$fl_cron" || continue
                fl_as=$fl_m/cron/$(printf %s "${fl_tab#/}" | tr / %)
                [ -e "$fl_b/files$fl_tab" ] || fl_fail "$fl_tab is not in the backup."
                grep -vF -- "$fl_cron" "$fl_tab" > "$fl_as.after"
                printf '%s\\n' "$fl_tab" > "$fl_as.path"
                fl_put "$fl_tab" "$(stat -c %u -- "$fl_tab")" "$(stat -c %g -- "$fl_tab")" "$(stat -c %a -- "$fl_tab")" < "$fl_as.after" || exit
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
            fl_said=$(fl_through "/etc/nginx/sites-enabled/$fl_app") || fl_fail "The site is not well. $fl_said"
            """;

    private SettleScript() {}
}
