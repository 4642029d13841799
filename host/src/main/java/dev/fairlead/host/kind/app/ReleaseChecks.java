package dev.fairlead.host.kind.app;

import dev.fairlead.host.kind.Masking;
import dev.fairlead.host.shell.Shell;

/** What must hold before a release begins, and the command that runs before it. */
final class ReleaseChecks {
    static final String FUNCTIONS =
            """
            # fl_preflight: the new colour can start beside the old one.
            fl_preflight() {
                docker image inspect --format . "$fl_image" >/dev/null || fl_refuse "The image is not on the box."
                fl_away "$fl_name" || fl_refuse "$fl_name, which is in the way, could not be removed."
                fl_taker=$(ss -Hltnp "sport = :$fl_port" | sed 's/.*users:(("\\([^"]*\\)",pid=\\([0-9]*\\).*/\\1 (pid \\2)/; q')
                [ -z "$fl_taker" ] || fl_refuse "Port $fl_port, where $fl_name is to listen, is taken by $fl_taker." \\
                    "Stop that, or give the app another port in app.ports."
                if [ -n "$fl_site" ] && [ -e "$fl_site" ] && ! grep -qF "127.0.0.1:$fl_port " "$fl_site"; then
                    fl_refuse "nginx does not know port $fl_port yet. Change one port of app.ports at a time," \\
                        "or stop $fl_old first."
                fi
                fl_pid=$(docker inspect --format '{{.State.Pid}}' "$fl_old" 2>/dev/null)
                fl_group=$(sed -n 's/^0:://p' "/proc/${fl_pid:-0}/cgroup" 2>/dev/null)
                fl_held=$(awk '$1 == "anon" { print int($2 / 1024) }' "/sys/fs/cgroup$fl_group/memory.stat" 2>/dev/null)
                fl_spare=$(awk '/^(MemAvailable|SwapFree):/ { sum += $2 } END { print sum }' /proc/meminfo)
                [ "${fl_held:-0}" -le "$fl_spare" ] || fl_refuse "There is no memory for two of it: $fl_old holds" \\
                    "$((fl_held / 1024)) MiB, and $((fl_spare / 1024)) MiB are free. Give the box swap (system.swap), or" \\
                    "let the old one stop first (app.strategy: recreate)."
            }

            # fl_begin: keeps what makes up the release, and what makes up the one before it.
            fl_begin() { fl_stage && fl_keep_jobs && ( fl_told release-began "$fl_to" ); }

            # fl_masked: passes on what an app prints, without its secrets.
            fl_masked() { FAIRLEAD="$FAIRLEAD" bash -c MASKED fairlead "$fl_env"; }

            # fl_prepared: whether the command that runs before the switch did what it should. What it prints is passed on.
            fl_prepared() {
                fl_heard=$(mktemp -d /run/fairlead-before.XXXXXX) || return
                docker rm -f "$fl_app-before-switch" >/dev/null 2>&1
                { fl_before; echo "$?" > "$fl_heard/status"; } | fl_masked | tee -- "$fl_heard/said"
                fl_status=$(cat -- "$fl_heard/status")
                [ "$fl_status" = 0 ] || {
                    echo "The command to run before the switch ended with exit status ${fl_status:-unknown}. Its last words:"
                    tail -n 12 -- "$fl_heard/said"
                } >&2
                rm -rf -- "$fl_heard"
                [ "$fl_status" = 0 ]
            }
            """.replace("MASKED", Shell.quote("envs=$1\n" + Masking.BASH + "stdbuf -oL sed -f <(masks)\n"));

    private ReleaseChecks() {}
}
