package dev.fairlead.host.kind.app;

import dev.fairlead.host.kind.Masking;
import dev.fairlead.host.shell.Shell;
import dev.fairlead.templates.SideServiceFile;

/** What the scripts that start, move and stop side services share, beside {@link ReleaseFunctions#CONTAINERS}. */
final class SideServiceFunctions {
    /** For bash: {@code NAME ENV-FILE} tells how a service is and what it said last. */
    private static final String WORDS = Masking.BASH + """
            name=$1 envs=$2
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
            report 2>&1 | tr -d '\\0' | sed -f <(masks)
            """;

    /** A service has shown that it stays up after five seconds; its image's own check may take a minute more. */
    static final String ONE = """
            # fl_halt NAME: ends a service in the time that it was made with, and takes its container away.
            fl_halt() {
                for fl_one in "$1" $(docker ps -aq --filter "label=com.docker.compose.project=$1"); do
                    docker container inspect --format . "$fl_one" >/dev/null 2>&1 || continue
                    docker stop "$fl_one" >/dev/null
                    docker rm -f "$fl_one" >/dev/null || return
                done
            }

            # fl_launch SERVICE COMPOSE-FILE ENV-FILE: makes its container anew, and never while there is another one.
            fl_launch() ( fl_part=$1 fl_name=$fl_app-service_$1; fl_halt "$fl_name" && fl_up "$2" "$3" )

            # fl_stay NAME...: whether all of them run on.
            fl_stay() {
                fl_checks=0
                while :; do
                    fl_pending=
                    for fl_one in "$@"; do
                        case $(docker inspect --type container --format \\
                            '{{.State.Status}} {{.RestartCount}}{{with .State.Health}} {{.Status}}{{end}}' "$fl_one") in
                        'running 0' | 'running 0 healthy') ;;
                        'running 0 starting') fl_pending=yes; [ "$fl_checks" -lt 130 ] || { fl_last_words "$fl_one"; return 1; } ;;
                        *) fl_last_words "$fl_one"; return 1 ;;
                        esac
                    done
                    [ "$fl_checks" -lt 10 ] || [ -n "$fl_pending" ] || return 0
                    sleep 0.5
                    fl_checks=$((fl_checks + 1))
                done
            }
            fl_last_words() { FAIRLEAD="$FAIRLEAD" bash -c WORDS fairlead "$1" "$fl_env" >&2; }
            """.replace("WORDS", Shell.quote(WORDS));

    /**
     * Those of the release go from one to the next together: all of the old ones end before any new one begins. A
     * directory {@code services/NAME} of a release keeps what makes up each.
     */
    static final String ALL = ONE + """
            fl_past=$FAIRLEAD/releases/$fl_app/.services

            # fl_moving: names the containers of services that belong to a release of the app.
            fl_moving() { docker ps -a --filter "label=MOVES_WITH=$fl_app" --format '{{.Names}}'; }

            # fl_services_keep: notes the definitions that run, to go back to.
            fl_services_keep() (
                umask 077
                rm -rf -- "$fl_past" && mkdir -p -- "$fl_past" || exit
                for fl_one in $(fl_moving); do
                    [ ! -f "$FAIRLEAD/good/$fl_one/compose.yaml" ] ||
                        cp -R -- "$FAIRLEAD/good/$fl_one" "$fl_past/${fl_one#"$fl_app-service_"}" || exit
                done
            )

            # fl_env_of DIRECTORY ENV-FILE: what was kept beside a definition counts before what the release has.
            fl_env_of() { if [ -f "$1/env" ]; then echo "$1/env"; else echo "$2"; fi; }

            # fl_move DIRECTORY ENV-FILE: ends what runs, and begins what the directory holds.
            fl_move() {
                for fl_one in $(fl_moving); do fl_halt "$fl_one" & done
                wait
                fl_launched=
                for fl_dir in "$1"/*; do
                    [ -f "$fl_dir/compose.yaml" ] || continue
                    fl_launch "${fl_dir##*/}" "$fl_dir/compose.yaml" "$(fl_env_of "$fl_dir" "$2")" || return
                    fl_launched="$fl_launched $fl_app-service_${fl_dir##*/}"
                done
                [ -z "$fl_launched" ] || fl_stay $fl_launched || return
                for fl_dir in "$1"/*; do
                    [ ! -f "$fl_dir/compose.yaml" ] || (
                        unset fl_options
                        fl_name=$fl_app-service_${fl_dir##*/}
                        fl_remember "$(fl_env_of "$fl_dir" "$2")" "$fl_dir/compose.yaml"
                    ) || return
                done
            }

            fl_services_back() {
                [ ! -d "$fl_past" ] || fl_move "$fl_past" /dev/null ||
                    echo "The services of the release before could not be brought back." >&2
            }

            # fl_restore_services RELEASE: their compose files are again those that the release had.
            fl_restore_services() {
                for fl_dir in "$1/services"/*; do
                    [ -f "$fl_dir/compose.yaml" ] || continue
                    fl_each=${fl_blue%/*}/compose.${fl_dir##*/}.yaml
                    fl_put "$fl_each" root root 0644 < "$fl_dir/compose.yaml" &&
                        fl_recall "$fl_dir/fingerprints" "host/file:$fl_each" || return
                done
            }

            # fl_moved: what else is to be done once they run on.
            fl_moved() { :; }
            """.replace("MOVES_WITH", SideServiceFile.MOVES_WITH);

    /** Behind those of a release that was kept: the manifest says of the services what it said then. */
    static final String RESTORED = """
            fl_moved() {
                for fl_dir in "$fl_kept/services"/*; do
                    [ ! -f "$fl_dir/compose.yaml" ] ||
                        fl_recall "$fl_dir/fingerprints" "host/side-service:$fl_app-service_${fl_dir##*/}" || return
                done
                for fl_dir in "$fl_past"/*; do
                    [ ! -d "$fl_dir" ] || [ -d "$fl_kept/services/${fl_dir##*/}" ] ||
                        printf '%s\\n' "- - host/side-service:$fl_app-service_${fl_dir##*/}" >> "$FAIRLEAD/manifest" || return
                done
            }
            """;

    private SideServiceFunctions() {}
}
