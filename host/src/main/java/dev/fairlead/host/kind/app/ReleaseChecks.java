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
                fl_has_nginx || fl_undone "The release before is as it was."
                fl_stays=
                if fl_stands_by; then fl_stays=yes; return; fi
                fl_memory
                fl_away "$fl_name" || fl_refuse "$fl_name, which is in the way, could not be removed."
                # What is kept of a colour beside the one that serves is true of the container in it, or is not there.
                rm -rf -- "$FAIRLEAD/good/$fl_name"
                fl_taker=$(ss -Hltnp "sport = :$fl_port" | sed 's/.*users:(("\\([^"]*\\)",pid=\\([0-9]*\\).*/\\1 (pid \\2)/; q')
                [ -z "$fl_taker" ] || fl_refuse "Port $fl_port, where $fl_name is to listen, is taken by $fl_taker." \\
                    "Stop that, or give the app another port in app.ports."
                if [ -n "$fl_site" ] && [ -e "$fl_site" ] && ! grep -qF "127.0.0.1:$fl_port " "$fl_site"; then
                    fl_refuse "nginx does not know port $fl_port yet. Change one port of app.ports at a time," \\
                        "or stop $fl_old first."
                fi
            }

            # fl_has_nginx: an apply starts it behind the app, and all others would tell of a release that nobody reaches.
            fl_has_nginx() {
                [ -n "${FAIRLEAD_VERB-}" ] && [ "$FAIRLEAD_VERB" != apply ] && [ -n "$fl_site" ] && [ -e "$fl_site" ] || return 0
                systemctl is-active --quiet nginx || {
                    echo "nginx does not run, so nobody would reach the release. Start it: systemctl start nginx" \\
                        "(fairlead doctor tells what keeps it from that)." >&2
                    return 1
                }
            }

            # fl_stands_by: whether what is to be gone back to still runs in the idle colour, and is well: a run was killed
            # before it stopped it. It is not made anew then, as it may be all that serves.
            fl_stands_by() {
                [ -n "${fl_restored-}" ] && fl_is_of "$fl_to" "$fl_kept" &&
                    [ "$(docker inspect --type container --format '{{.State.Status}} {{.Config.Image}}' "$fl_name" 2>/dev/null)" = \\
                        "running $fl_image" ] &&
                    ( fl_limit=3; export fl_limit; fl_well 2>/dev/null )
            }

            # fl_held CONTAINER: how many KiB it does not give back; 0 for one that does not run.
            fl_held() {
                fl_pid=$(docker inspect --format '{{.State.Pid}}' "$1" 2>/dev/null)
                fl_kib=$(sed -n -e 's#^0::#/sys/fs/cgroup#p' \\
                    -e 's#^[0-9]*:\\(.*,\\)\\{0,1\\}memory\\(,.*\\)\\{0,1\\}:#/sys/fs/cgroup/memory#p' "/proc/${fl_pid:-0}/cgroup" 2>/dev/null |
                    while IFS= read -r fl_group; do
                        awk '$1 == "anon" || $1 == "total_rss" { print int($2 / 1024) }' "$fl_group/memory.stat" 2>/dev/null
                    done | head -n 1)
                echo "${fl_kib:-0}"
            }

            # fl_memory: whether there is enough for two, once what is in the way is gone.
            fl_memory() {
                fl_need=$(fl_held "$fl_old")
                fl_spare=$(awk '/^(MemAvailable|SwapFree):/ { sum += $2 } END { print sum }' /proc/meminfo)
                fl_spare=$((fl_spare + $(fl_held "$fl_name")))
                [ "${fl_need:-0}" -gt "$fl_spare" ] || return 0
                fl_mend="let the old one stop first (app.strategy: recreate)."
                [ -z "${fl_restored-}" ] ||
                    fl_mend="let what serves stop first: fairlead --set app.strategy=recreate rollback $fl_restored"
                fl_refuse "There is no memory for two of it: $fl_old holds $((fl_need / 1024)) MiB, and" \\
                    "$((fl_spare / 1024)) MiB are free. Give the box swap (system.swap), or $fl_mend"
            }

            # fl_begin: keeps what makes up the release, and what makes up the one before it.
            fl_begin() { fl_stage && fl_keep_jobs && ( fl_told release-began "$fl_to" ); }

            # fl_masked: passes on what an app prints, without its secrets.
            fl_masked() { FAIRLEAD="$FAIRLEAD" bash -c MASKED fairlead "$fl_env"; }

            # fl_heeded FUNCTION: it goes on whether or not somebody still listens to what it prints.
            fl_heeded() {
                : > "$fl_heard/said"
                "$1" | fl_masked > "$fl_heard/said" &
                fl_working=$!
                tail -n +1 -s 0.2 -f --pid="$fl_working" -- "$fl_heard/said" 2>/dev/null
                wait "$fl_working"
            }
            fl_run() { fl_before; echo "$?" > "$fl_heard/status"; }
            fl_await() {
                docker logs -f "$fl_one" 2>&1 & fl_logging=$!
                timeout 1500 docker wait "$fl_one" > "$fl_heard/status"
                [ -s "$fl_heard/status" ] || kill "$fl_logging" 2>/dev/null
                wait "$fl_logging"
            }

            # fl_prepared: whether the command that runs before the switch did what it should. What it prints is passed on.
            # One that a killed run has left at work is waited for, and not started a second time where it is the same.
            fl_prepared() {
                fl_heard=$(mktemp -d /run/fairlead-before.XXXXXX) || return
                fl_one=$fl_app-before-switch
                fl_sum=$({ printf '%s\\n' "$fl_command"; cat -- "$fl_env" 2>/dev/null; } | sha256sum | cut -c1-64)
                fl_begun=
                if [ "$(docker inspect --type container --format '{{.State.Running}}' "$fl_one" 2>/dev/null)" = true ]; then
                    echo "waiting for the command that an earlier run has begun"
                    fl_heeded fl_await
                    [ -s "$fl_heard/status" ] || {
                        rm -rf -- "$fl_heard"
                        echo "The command that an earlier run began before its switch is still at work in $fl_one." >&2
                        return 1
                    }
                    [ "$(cat -- "$fl_releases/.before" 2>/dev/null)" != "$fl_sum" ] || fl_begun=yes
                fi
                if [ -z "$fl_begun" ]; then
                    docker rm -f "$fl_one" >/dev/null 2>&1
                    echo "$fl_sum" > "$fl_releases/.before"
                    fl_heeded fl_run
                fi
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
