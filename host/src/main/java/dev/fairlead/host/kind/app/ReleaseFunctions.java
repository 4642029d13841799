package dev.fairlead.host.kind.app;

import dev.fairlead.core.model.Secret;
import dev.fairlead.templates.ComposeFile;

/** What the scripts that start, switch and stop releases share. Functions whose variables a script sets before them. */
final class ReleaseFunctions {
    /** Containers are always made anew, since docker-compose 1.29 cannot recreate one of a newer Docker. */
    static final String CONTAINERS = """
            fl_compose() {
                if docker compose version >/dev/null 2>&1; then docker compose "$@"; else docker-compose "$@"; fi
            }

            # fl_secrets FILE: hands the values to compose under names that mean nothing to it.
            fl_secrets() {
                [ -f "$1" ] || return 0
                while IFS= read -r fl_line || [ -n "$fl_line" ]; do
                    case ${fl_line%%=*} in '' | [0-9]* | *[!A-Za-z0-9_]*) continue ;; esac
                    export "SECRET${fl_line%%=*}=${fl_line#*=}"
                done < "$1"
            }

            # fl_hushed FILE ENV-FILE: prints it without the values of the other, of which compose may tell when it fails.
            fl_hushed() {
                if [ ! -s "$2" ]; then cat -- "$1"; return; fi
                awk '
                    FILENAME == ARGV[1] {
                        # The longest first, as one value may begin another.
                        sub(/^[^=]*=/, "")
                        if (length($0) < 4) next
                        for (i = ++count; i > 1 && length(value[i - 1]) < length($0); i--) value[i] = value[i - 1]
                        value[i] = $0
                        next
                    }
                    {
                        for (i = 1; i <= count; i++) {
                            done = ""
                            while (at = index($0, value[i])) {
                                done = done substr($0, 1, at - 1) "MASK"
                                $0 = substr($0, at + length(value[i]))
                            }
                            $0 = done $0
                        }
                        print
                    }' "$2" "$1"
            }

            # fl_up COMPOSE-FILE ENV-FILE. A project directory without an .env keeps compose from reading one its own way.
            fl_up() {
                fl_said=$(mktemp /run/fairlead-compose.XXXXXX) || return
                ( fl_secrets "$2"; cd "$FAIRLEAD" && fl_compose --project-directory "$FAIRLEAD" -p "$fl_name" -f "$1" \\
                    up -d --no-deps --no-build "${fl_part:-app}" ) > "$fl_said" 2>&1
                fl_status=$?
                [ "$fl_status" = 0 ] || fl_hushed "$fl_said" "$2" >&2
                rm -f -- "$fl_said"
                return "$fl_status"
            }

            # fl_away NAME: stops and removes a container, and whatever else belongs to its project.
            fl_away() {
                for fl_one in "$1" $(docker ps -aq --filter "label=com.docker.compose.project=$1"); do
                    docker container inspect --format . "$fl_one" >/dev/null 2>&1 || continue
                    docker stop -t "$fl_drain" "$fl_one" >/dev/null
                    docker rm -f "$fl_one" >/dev/null || return
                done
            }

            # fl_door OPTION PORT: closes a port of this box to new connections, or opens it. nginx has chosen a colour for
            # an upload before it connects for it: where it is refused it takes the other one.
            fl_door() {
                iptables -w 5 "$1" OUTPUT -o lo -d 127.0.0.1 -p tcp --dport "$2" --syn \\
                    -m comment --comment fairlead -j REJECT --reject-with tcp-reset 2>/dev/null
            }

            # fl_open PORT: however often a run was killed that had closed it.
            fl_open() { while fl_door -D "$1"; do :; done; }

            # fl_shut PORT: closes it until the script ends, once what came in before is done or has had its chance.
            fl_shut() {
                fl_closed=$1 fl_tries=0
                trap 'fl_open "$fl_closed"' EXIT
                fl_door -A "$1" || return
                while [ "$fl_tries" -lt 20 ] && [ -n "$(ss -Htn state established dst "127.0.0.1:$1")" ]; do
                    sleep 0.1
                    fl_tries=$((fl_tries + 1))
                done
            }

            # fl_drained PORT: waits until nginx holds no connection to it, as long as a drain may take.
            fl_drained() {
                fl_quiet=0 fl_waited=0
                while :; do
                    fl_open=$(ss -Htn state established dst "127.0.0.1:$1" 2>/dev/null | wc -l)
                    if [ "$fl_open" = 0 ]; then fl_quiet=$((fl_quiet + 1)); else fl_quiet=0; fi
                    [ "$fl_open" = 0 ] || [ $((fl_waited % 4)) != 0 ] || echo "$fl_open connections left"
                    fl_waited=$((fl_waited + 1))
                    [ "$fl_quiet" -lt 3 ] && [ "$fl_waited" -lt $((fl_drain * 2)) ] || break
                    sleep 0.5
                done
            }

            # fl_count NAME: how often Docker started it again.
            fl_count() {
                fl_counted=$(docker inspect --type container --format '{{.State.Status}} {{.RestartCount}}' "$1") &&
                    echo "${fl_counted##* }"
            }

            # fl_comes_up: whether it becomes well. Some end once or twice until then, and only what they do later counts.
            fl_comes_up() { fl_well && fl_restarts=$(fl_count "$fl_name"); }

            # fl_noted NAME: how often it had been started again when it was well.
            fl_noted() { cat -- "$FAIRLEAD/good/$1/restarts" 2>/dev/null || echo 0; }

            # fl_remember ENV COMPOSE-FILE: keeps the definition that became healthy, for jobs and to go back to.
            fl_remember() {
                fl_good=$FAIRLEAD/good/$fl_name
                ( umask 077; mkdir -p -- "$fl_good" ) && fl_put "$fl_good/compose.yaml" root root 0600 < "$2" || return
                if [ -f "$1" ]; then fl_put "$fl_good/env" root root 0600 < "$1"; else rm -f -- "$fl_good/env"; fi || return
                [ -z "${fl_restarts-}" ] || echo "$fl_restarts" | fl_put "$fl_good/restarts" root root 0600 || return
                if [ -n "${fl_options+x}" ]; then
                    printf %s "$fl_options" | fl_put "$fl_good/options" root root 0600
                else
                    rm -f -- "$fl_good/options"
                fi
            }
            """.replace("SECRET", ComposeFile.SECRET).replace("MASK", Secret.MASK);

    static final String ALL = CONTAINERS
            + SecretStore.PUT_ENV
            + SecretStore.BACK
            + ReleaseLedger.FUNCTIONS
            + ReleaseRecords.FUNCTIONS
            + Pruning.FUNCTION
            + ReleaseChecks.FUNCTIONS;

    private ReleaseFunctions() {}
}
