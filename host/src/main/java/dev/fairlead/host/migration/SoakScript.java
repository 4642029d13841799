package dev.fairlead.host.migration;

import dev.fairlead.host.kind.app.HealthQuestion;

/** The third phase: a timer on the box asks both apps the same, and writes down what it saw. */
final class SoakScript {
    static final String SERVICE = "fairlead-migration-soak.service";
    static final String TIMER = "fairlead-migration-soak.timer";

    /** For bash, behind the variables. A line is {@code TIME,SIDE,KILOBYTES,ERRORS,MICROSECONDS...}. */
    static final String SAMPLER = HealthQuestion.ASK + """
            LC_ALL=C
            path=$fl_path status=$fl_status host=$fl_host scheme=$fl_scheme secure=
            memory() {
                local group each total=0 line
                [ -r "/proc/$1/cgroup" ] && [ "$1" -gt 1 ] || { echo 0; return; }
                group=$(<"/proc/$1/cgroup")
                for each in /proc/[0-9]*; do
                    { line=$(<"$each/cgroup"); } 2>/dev/null && [ "$line" = "$group" ] || continue
                    while read -r word kb _; do
                        [ "$word" != Pss: ] || total=$((total + kb))
                    done 2>/dev/null < "$each/smaps_rollup"
                done
                echo "$total"
            }
            side() {
                local errors=0 times= i begin
                for ((i = 0; i < 20; i++)); do
                    begin=${EPOCHREALTIME/./}
                    ask "$2" 2>/dev/null
                    times+=" $((${EPOCHREALTIME/./} - begin))"
                    [ "$code" = "$status" ] || errors=$((errors + 1))
                done
                printf '%s,%s,%s,%s,%s\\n' "$EPOCHSECONDS" "$1" "$(memory "$3")" "$errors" "${times# }"
            }
            exec 2>/dev/null
            {
                side old "$fl_oldport" "$(systemctl show -p MainPID --value "$fl_unit")"
                side new "$fl_port" "$(timeout 10 docker inspect --type container --format '{{.State.Pid}}' "$fl_name" || echo 0)"
            } >> "${fl_samples:-PLACE/samples.csv}"
            """.replace("PLACE", Common.PLACE);

    /** {@code fl_figures} prints {@code SIDE samples N requests N errors N p50 µs p95 µs first kB last kB from TIME to TIME}. */
    static final String FIGURES = """
            fl_samples=${fl_samples:-PLACE/samples.csv}
            fl_times() { awk -F, -v side="$1" '$2 == side && NF == 5 { n = split($5, t, " "); for (i = 1; i <= n; i++) print t[i] }' "$fl_samples" | sort -n; }
            fl_share() { awk -v share="$1" '{ v[NR] = $1 } END { if (NR) { at = int((NR * share + 99) / 100); print v[at < 1 ? 1 : at] } else print 0 }'; }
            fl_figures() {
                for fl_side in old new; do
                    awk -F, -v side="$fl_side" -v p50="$(fl_times "$fl_side" | fl_share 50)" -v p95="$(fl_times "$fl_side" | fl_share 95)" '
                        $2 == side && NF == 5 { at[++n] = $1; memory[n] = $3; errors += $4; requests += split($5, t, " ") }
                        END {
                            quarter = int((n + 3) / 4)
                            for (i = 1; i <= quarter; i++) { first += memory[i]; last += memory[n + 1 - i] }
                            printf "%s samples %d requests %d errors %d p50 %d p95 %d first %d last %d from %d to %d\\n", side, n, requests, errors,
                                p50, p95, quarter ? first / quarter : 0, quarter ? last / quarter : 0, at[1], at[n]
                        }' "$fl_samples" 2>/dev/null
                done
            }
            # fl_verdict: what the container went beyond, a sentence a line; nothing if all is well.
            fl_verdict() {
                fl_figures | awk -v most="$fl_most_errors" -v p95="$fl_most_p95" -v growth="$fl_most_growth" '
                    $1 == "new" {
                        if ($3 == 0) { print "Nothing was measured."; exit }
                        if ($7 * 1000 > most * $5) printf "%d of %d answers were wrong (%.1f of a thousand); %d of a thousand may be.\\n", $7, $5, $7 * 1000 / $5, most
                        if ($11 > p95 * 1000) printf "95 of 100 answers took up to %.1f ms; %d ms are allowed.\\n", $11 / 1000, p95
                        if ($13 > 0 && $15 - $13 > 16384 && ($15 - $13) * 100 > growth * $13)
                            printf "Its memory grew from %.0f to %.0f MiB, by %.0f %%; %d %% are allowed.\\n", $13 / 1024, $15 / 1024, ($15 - $13) * 100 / $13, growth
                    }'
            }
            """.replace("PLACE", Common.PLACE);

    static final String START = """
            rm -f -- "$fl_m/samples.csv"
            { echo '[Unit]'; echo 'Description=Compares the old app with its container'; echo '[Service]'; echo 'Type=oneshot'
                echo "ExecStart=/bin/bash $fl_m/sample"; } | fl_put /etc/systemd/system/SERVICE root root 0644 || exit
            { echo '[Unit]'; echo 'Description=Compares the old app with its container, every minute'; echo '[Timer]'
                echo 'OnActiveSec=0'; echo 'OnUnitActiveSec=60'; echo 'AccuracySec=1'
                echo '[Install]'; echo 'WantedBy=timers.target'; } | fl_put /etc/systemd/system/TIMER root root 0644 || exit
            systemctl daemon-reload && systemctl enable -q TIMER && systemctl restart TIMER
            """.replace("SERVICE", SERVICE).replace("TIMER", TIMER);

    static final String VERIFY = """
            fl_left=60
            until [ -s "$fl_m/samples.csv" ]; do
                fl_left=$((fl_left - 1))
                [ "$fl_left" -gt 0 ] || fl_fail "Nothing was measured within 30 s: see journalctl -u SERVICE."
                sleep 0.5
            done
            systemctl is-active --quiet TIMER || fl_fail "The timer TIMER does not run."
            """.replace("SERVICE", SERVICE).replace("TIMER", TIMER);

    /** Whether the container may take over. No agreement stands above the limits. */
    static final String PASSED = FIGURES + """
            fl_began=$(awk -v app="$fl_app" '$1 == app && $2 == "soak" && $3 == "done" { at = $4 } END { print at }' "$fl_m/journal")
            fl_gone=$(($(date +%s) - $(date -d "${fl_began:-now}" +%s)))
            fl_said=$(fl_verdict)
            fl_figures
            [ -z "$fl_said" ] || fl_fail "The container did not keep to migration.limits: $fl_said"
            if [ "$fl_gone" -lt "$fl_soak" ]; then
                [ -n "$fl_accept" ] || fl_fail "The comparison is not over: $((fl_gone / 60)) of $((fl_soak / 60)) minutes are. Wait, or accept" \\
                    "what was seen so far with --accept."
                echo "accepted after $((fl_gone / 60)) of $((fl_soak / 60)) minutes"
            fi
            """;

    private SoakScript() {}
}
