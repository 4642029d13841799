package dev.fairlead.host.migration;

import dev.fairlead.host.kind.app.HealthQuestion;

/** The fourth phase: nginx passes its visitors to the container, and the box itself goes back if errors rise. */
final class CutoverScript {
    static final String WATCH = "fairlead-migration-watch.service";

    /** Nothing but the port changes in the sites that a person wrote. */
    static final String SWITCH = """
            fl_said=$(fl_answers "$fl_port" 6) || fl_fail "The container is not well. $fl_said"
            fl_sites > "$fl_m/touched.new" && [ -s "$fl_m/touched" ] || mv -f -- "$fl_m/touched.new" "$fl_m/touched" || exit
            rm -f -- "$fl_m/touched.new"
            [ -s "$fl_m/touched" ] || fl_fail "No site of nginx passes requests to port $fl_oldport any more."
            while IFS= read -r fl_each; do
                [ -e "$fl_b/files$fl_each" ] || fl_fail "$fl_each is not in the backup: run migrate rollback, and begin anew."
                fl_is_as_before "$fl_each" || ! grep -Eq "$fl_old_address" -- "$fl_each" ||
                    fl_fail "$fl_each was changed since the backup was made: run migrate rollback, and begin anew."
            done < "$fl_m/touched"
            fl_again() { fl_nginx_back; fl_back "The old app serves on."; }
            while IFS= read -r fl_each; do
                sed -E "/^[[:space:]]*#/! s/((proxy_pass|server)[[:space:]]+[^;#]*)$fl_old_address/\\1127.0.0.1:$fl_port\\4/g" -- "$fl_each" > "$fl_m/site.new" &&
                    fl_put "$fl_each" "$(stat -c %u -- "$fl_each")" "$(stat -c %g -- "$fl_each")" "$(stat -c %a -- "$fl_each")" < "$fl_m/site.new" ||
                    fl_again
                echo "$fl_each"
            done < "$fl_m/touched"
            rm -f -- "$fl_m/site.new"
            nginx -t 2> "$fl_m/nginx.said" || { cat -- "$fl_m/nginx.said" >&2; fl_again; }
            systemctl reload nginx || fl_again
            set --
            while IFS= read -r fl_each; do set -- "$@" "$fl_each"; done < "$fl_m/touched"
            fl_said=$(fl_through "$@") || { printf '%s\\n' "$fl_said" >&2; fl_again; }
            """;

    /** For bash, behind the variables and functions: goes back when its own questions or visitors' fail. */
    static final String WATCHER = HealthQuestion.ASK + """
            path=$fl_path status=$fl_status host=$fl_host scheme=$fl_scheme secure=
            mapfile -t touched < "$fl_m/touched"
            door=80
            if fl_is_secure "${touched[@]}"; then secure=yes door=443; fi
            logs=(/var/log/nginx/access.log)
            while read -r each; do logs+=("$each"); done < <(sed -nE 's/^[[:space:]]*access_log[[:space:]]+(\\/[^ ;]+).*/\\1/p' "${touched[@]}")
            declare -A at=()
            for each in "${logs[@]}"; do at[$each]=$(stat -c %s -- "$each" 2>/dev/null || echo 0); done
            # All answers and the bad ones of the last fifteen looks.
            all=() bad=()
            failed=0
            why=
            # After a boot the container takes its time.
            for ((left = 30; left > 0; left--)); do
                code=
                ask "$door" 2>/dev/null
                [ "$code" != "$status" ] || break
                sleep 2
            done
            while [ -z "$why" ]; do
                sleep 2
                code=
                ask "$door" 2>/dev/null
                if [ "$code" = "$status" ]; then failed=0; else failed=$((failed + 1)); fi
                [ "$failed" -lt 3 ] || why="three questions in a row were answered ${code:-by nothing}"
                n=0 e=0
                for each in "${logs[@]}"; do
                    size=$(stat -c %s -- "$each" 2>/dev/null || echo 0)
                    [ "$size" -ge "${at[$each]}" ] || at[$each]=0
                    read -r more wrong < <(tail -c "+$((at[$each] + 1))" -- "$each" 2>/dev/null | head -c "$((size - at[$each]))" |
                        awk 'match($0, /" [1-5][0-9][0-9] /) { n++; if (substr($0, RSTART + 2, 1) == "5") e++ } END { print n + 0, e + 0 }')
                    n=$((n + more)) e=$((e + wrong))
                    at[$each]=$size
                done
                all+=("$n") bad+=("$e")
                [ "${#all[@]}" -le 15 ] || { all=("${all[@]:1}"); bad=("${bad[@]:1}"); }
                n=0 e=0
                for each in "${all[@]}"; do n=$((n + each)); done
                for each in "${bad[@]}"; do e=$((e + each)); done
                if [ "$e" -ge 5 ] && [ $((e * 50)) -gt "$n" ]; then why="$e of the last $n visitors got an error"; fi
            done
            echo "$why"
            fl_who="the box: ${why// /_}"
            left=720
            until fl_nginx_back; do
                left=$((left - 1))
                [ "$left" -gt 0 ] || exit 1
                sleep 5
            done
            fl_mark cutover fell
            systemctl disable -q WATCH
            """.replace("WATCH", WATCH);

    static final String START = """
            { echo '[Unit]'; echo 'Description=Goes back to the old app if the container fails'; echo 'After=nginx.service docker.service'; echo '[Service]'
                echo "ExecStart=/bin/bash $fl_m/watch"; echo 'Restart=on-failure'
                echo '[Install]'; echo 'WantedBy=multi-user.target'; } | fl_put /etc/systemd/system/WATCH root root 0644 || exit
            systemctl daemon-reload && systemctl enable -q WATCH && systemctl restart WATCH
            """.replace("WATCH", WATCH);

    /** The first seconds count most, and somebody is there to hear of them. */
    static final String LOOK_ON = """
            fl_left=15
            while [ "$fl_left" -gt 0 ]; do
                sleep 1
                fl_left=$((fl_left - 1))
                systemctl is-active --quiet WATCH || fl_back "Errors rose, and nginx passes its visitors to the old app again:" \\
                    "$(journalctl -q -o cat -n 3 -u WATCH 2>/dev/null)"
            done
            """.replace("WATCH", WATCH);

    private CutoverScript() {}
}
