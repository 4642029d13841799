package dev.fairlead.host.kind.app;

import dev.fairlead.host.shell.Shell;

/** What the scripts that start, move and stop side services share, beside {@link ReleaseFunctions#CONTAINERS}. */
final class SideServiceFunctions {
    /** For bash: {@code NAME ENV-FILE...} tells how a service is and what it said last. */
    private static final String WORDS = """
            name=$1; shift
            # One that was started again says nothing of its end until it ends again.
            for try in 1 2 3 4 5 6 7 8 9 10; do
                case $(docker inspect --type container --format '{{.State.Running}} {{.RestartCount}}' "$name") in
                'true 0' | false* | '') break ;;
                esac
                sleep 0.3
            done
            report() {
                echo "$name did not keep running: $(docker inspect --type container --format \\
                    'it is {{.State.Status}}, exit code {{.State.ExitCode}}, out of memory: {{.State.OOMKilled}}, restarted {{.RestartCount}} times{{if .State.Health}}, by its own check {{.State.Health.Status}}{{end}}.' "$name")"
                echo 'Its last words:'
                docker logs --tail 20 "$name"
            }
            said=$(report 2>&1 | tr -d '\\0')
            for file in "$@"; do
                [ -f "$file" ] || continue
                while IFS= read -r line || [ -n "$line" ]; do
                    line=${line#*=}
                    [ ${#line} -lt 4 ] || said=${said//"$line"/••••••}
                done < "$file"
            done
            printf '%s\\n' "$said"
            """;

    /** A service has shown that it stays up after five seconds; its image's own check may take a minute more. */
    static final String ALL = """
            # fl_halt NAME: ends a service in the time that it was made with, and takes its container away.
            fl_halt() {
                for fl_one in "$1" $(docker ps -aq --filter "label=com.docker.compose.project=$1"); do
                    docker container inspect --format . "$fl_one" >/dev/null 2>&1 || continue
                    docker stop "$fl_one" >/dev/null
                    docker rm -f "$fl_one" >/dev/null || return
                done
            }

            # fl_begin SERVICE COMPOSE-FILE ENV-FILE: makes its container anew, and never while there is another one.
            fl_begin() ( fl_part=$1 fl_name=$fl_app-service_$1; fl_halt "$fl_name" && fl_up "$2" "$3" )

            # fl_stay NAME...: whether all of them run on.
            fl_stay() {
                fl_checks=0
                while :; do
                    fl_pending=
                    for fl_one in "$@"; do
                        case $(docker inspect --type container --format \\
                            '{{.State.Status}} {{.RestartCount}} {{if .State.Health}}{{.State.Health.Status}}{{end}}' "$fl_one") in
                        'running 0 ' | 'running 0 healthy') ;;
                        'running 0 starting') fl_pending=yes; [ "$fl_checks" -lt 130 ] || { fl_last_words "$fl_one"; return 1; } ;;
                        *) fl_last_words "$fl_one"; return 1 ;;
                        esac
                    done
                    [ "$fl_checks" -lt 10 ] || [ -n "$fl_pending" ] || return 0
                    sleep 0.5
                    fl_checks=$((fl_checks + 1))
                done
            }
            fl_last_words() { bash -c WORDS fairlead "$1" "$fl_env" "$FAIRLEAD/good/$1/env" >&2; }
            """.replace("WORDS", Shell.quote(WORDS));

    private SideServiceFunctions() {}
}
