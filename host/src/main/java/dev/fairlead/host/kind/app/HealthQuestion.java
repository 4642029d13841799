package dev.fairlead.host.kind.app;

import dev.fairlead.core.model.App;
import dev.fairlead.host.shell.Shell;
import java.time.Duration;
import java.util.List;

/**
 * How a container is asked whether it is well: by HTTP as nginx would, and by what Docker thinks of it.
 *
 * @param host the {@code Host} header
 * @param scheme what the app is told that the client used
 * @param containerPort where the app should listen inside
 */
public record HealthQuestion(App.Health health, String host, String scheme, int containerPort) {
    /**
     * For bash: {@code ask PORT} asks {@code $path} as {@code $host} and sets code, location, upstream and body; it waits
     * {@code $patience} seconds for the answer to begin, or ten. With
     * {@code $secure} set it does so by TLS; whose the certificate is, and until when, is another question.
     */
    public static final String ASK = """
            trap '' PIPE
            request() {
                printf 'GET %s HTTP/1.0\\r\\nHost: %s\\r\\nUser-Agent: fairlead\\r\\nX-Forwarded-Proto: %s\\r\\nConnection: close\\r\\n\\r\\n' \\
                    "$path" "$host" "$scheme"
            }
            ask() {
                local line
                code= location= upstream= body=
                if [ -n "${secure-}" ]; then
                    exec 3< <(request | timeout 12 openssl s_client -quiet -connect "127.0.0.1:$1" \\
                        -servername "${host%:*}" 2>/dev/null)
                else
                    { exec 3<> "/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return
                    request >&3 2>/dev/null
                fi
                if IFS= read -r -t "${patience:-10}" line <&3; then
                    code=${line#* } code=${code%% *} code=${code%$'\\r'}
                    while IFS= read -r -t 2 line <&3 && [ -n "${line%$'\\r'}" ]; do
                        line=${line%$'\\r'}
                        case ${line,,} in
                        location:*) location=${line#*:} ;;
                        x-fairlead-upstream:*) upstream=${line#*: } ;;
                        esac
                    done
                    IFS= read -r -d '' -t 2 -n 300 body <&3
                fi
                exec 3>&-
            }
            """;

    /**
     * For bash: {@code NAME PORT PATH STATUS TIMEOUT INTERVAL HOST SCHEME CONTAINER-PORT ENV-FILE...}. Succeeds once all is
     * well, or tells what was seen last and what to look at, with the values of the files masked: an app in trouble may
     * print its secrets.
     */
    static final String WAIT = ASK + """
            name=$1 port=$2 path=$3 status=$4 limit=${fl_limit:-$5} interval=$6 host=$7 scheme=$8 inside=$9 secrets=("${@:10}")
            SECONDS=0
            # Docker asks the image's own check for the first time an interval after the start, by default half a minute:
            # until then it is asked here, in the same words.
            checked() {
                local test=() shell=()
                mapfile -d '' -t test < <(docker inspect --type container --format \\
                    '{{with .Config.Healthcheck}}{{range .Test}}{{.}}{{"\\x00"}}{{end}}{{end}}' "$name")
                case ${test[0]} in
                CMD) timeout 10 docker exec "$name" "${test[@]:1:${#test[@]}-2}" ;;
                CMD-SHELL)
                    mapfile -d '' -t shell < <(docker inspect --type container --format \\
                        '{{range .Config.Shell}}{{.}}{{"\\x00"}}{{end}}' "$name")
                    [ "${#shell[@]}" -gt 1 ] || shell=(/bin/sh -c end)
                    timeout 10 docker exec "$name" "${shell[@]:0:${#shell[@]}-1}" "${test[1]}"
                    ;;
                *) false ;;
                esac </dev/null >/dev/null 2>&1
            }
            # Soon at first, as most apps are up in a moment.
            most=$((10#${interval/./})) pause=100
            rest() {
                [ "$pause" -lt "$most" ] || pause=$most
                sleep "$((pause / 1000)).$(printf %03d $((pause % 1000)))"
                pause=$((pause * 2))
            }
            while :; do
                read -r running restarts killed exit pid health < <(docker inspect --type container --format \\
                    '{{.State.Status}} {{.RestartCount}} {{.State.OOMKilled}} {{.State.ExitCode}} {{.State.Pid}} {{if .State.Health}}{{.State.Health.Status}}{{end}}' "$name")
                code= body= location=
                [ "${exit:-0}" = 0 ] || ended=$exit
                case $running in exited | dead | '') break ;; esac
                # Whoever knows that it is not well wants to hear why.
                [ -z "${fl_report-}" ] || break
                # One that keeps ending will go on to do so.
                [ "${restarts:-0}" -lt 3 ] || break
                ask "$port" 2>/dev/null
                if [ "$code" = "$status" ]; then
                    case $health in
                    '' | healthy) exit 0 ;;
                    starting) if checked; then exit 0; fi ;;
                    esac
                fi
                [ "$SECONDS" -lt "$limit" ] || break
                rest
            done
            [ -z "${fl_limit-}" ] || exit 1
            # What became of it before Docker started it again, which forgets that.
            recall() {
                local id created what code
                read -r id created < <(docker inspect --type container --format '{{.Id}} {{.Created}}' "$name")
                [ -n "$id" ] || return
                while read -r what code; do
                    case $what in
                    oom) killed=true ;;
                    die) [ "${code:-0}" = 0 ] || ended=$code ;;
                    esac
                done < <(timeout 10 docker events --since "$created" --until "$(date +%s.%N)" --filter "container=$id" \\
                    --filter event=oom --filter event=die --format '{{.Action}} {{.Actor.Attributes.exitCode}}')
            }
            advise() {
                local at listening=
                if [ "$killed" = true ]; then
                    echo 'It ran out of memory: raise app.memory, or take a bigger box.'
                elif [ "${ended:-$exit}" = 137 ]; then
                    echo 'It was killed (exit code 137), most likely for want of memory: raise app.memory, or take a bigger box.'
                elif [ "$running" != running ] || [ "${restarts:-0}" != 0 ]; then
                    echo "It ends by itself with exit code ${ended:-$exit}: its last words say why."
                elif [ -z "$code" ]; then
                    while read -r _ at _ state _; do
                        [ "$state" = 0A ] && listening+=" ${at%:*}/$((16#${at##*:}))"
                    done < <(cat "/proc/$pid/net/tcp" "/proc/$pid/net/tcp6" 2>/dev/null)
                    case "$listening " in
                    ' ') echo 'Nothing listens in the container: it needs longer (app.health.timeout), or it hangs.' ;;
                    *" 0100007F/$inside "*) echo "It listens on 127.0.0.1 within the container, where nobody reaches it: let it listen on 0.0.0.0." ;;
                    *"/$inside "*) echo 'It listens, but gives no answer.' ;;
                    *) echo "It listens on port ${listening##*/}, and app.containerPort says $inside." ;;
                    esac
                else
                    case $code in
                    "$status") echo "The page answers, but the image's own health check fails: docker inspect $name" ;;
                    30?) echo "It redirects to$location: let app.health.path name a page that does not; an app that insists on HTTPS must trust X-Forwarded-Proto." ;;
                    400 | 421) echo "It may refuse the Host \\`$host\\`: allow that name in the app (in Django, ALLOWED_HOSTS), or give another as app.health.host." ;;
                    401 | 403) echo 'It asks for a login: let app.health.path name a page that anyone may see.' ;;
                    5??) echo 'It answers with an error of its own: its last words or its own log say why.' ;;
                    404) echo 'It has no such page: correct app.health.path.' ;;
                    esac
                fi
            }
            waited=$SECONDS
            report() {
                recall 2>/dev/null
                echo "$name did not become healthy within $waited s."
                if [ -z "$code" ]; then
                    echo "http://127.0.0.1:$port$path gave no answer."
                else
                    echo "http://127.0.0.1:$port$path with the Host $host answered $code, where $status was expected:"
                    printf '%s\\n' "$body"
                fi
                echo "The container is ${running:-gone}: exit code ${ended:-$exit}, out of memory: $killed, restarted $restarts times, Docker's own check: ${health:-none}."
                advise
                echo 'Its last words:'
                # Visitors fill the output of an app, and what it says of itself stands between.
                docker logs --tail 2000 "$name" 2>&1 >/dev/null | grep -v '"fairlead"' | tail -n 12
                docker logs --tail 100 "$name" 2>/dev/null | grep -v '"fairlead"' | tail -n 8
            }
            said=$(report 2>&1 | tr -d '\\0')
            for file in "${secrets[@]}"; do
                [ -f "$file" ] || continue
                while IFS= read -r line || [ -n "$line" ]; do
                    line=${line#*=}
                    [ ${#line} -lt 4 ] || said=${said//"$line"/••••••}
                done < "$file"
            done
            printf '%s\\n' "$said"
            exit 1
            """;

    /**
     * For bash: {@code PORT PATH STATUS HOST SCHEME SITE TIMES}. Succeeds once nginx sends that many fresh connections in a
     * row to the container on that port, and it answers as it should; a backup that steps in for it does not count. A site
     * that serves by TLS is asked that way, since by plain HTTP it may do no more than redirect.
     */
    static final String THROUGH_NGINX = ASK + """
            port=$1 path=$2 status=$3 host=$4 scheme=$5 site=$6 times=${7:-3}
            door=${fl_door:-80} secure=
            if cat -- "$site" "$site.https" 2>/dev/null |
                grep -Eq '^[[:space:]]*listen[[:space:]]+([^;]*:)?443[[:space:]][^;]*ssl'; then
                door=${fl_secure_door:-443} secure=yes
            fi
            good=0
            for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
                # Where no colour answers, each question waits as a visitor's would.
                [ "$SECONDS" -lt 20 ] || break
                ask "$door" 2>/dev/null
                if [ "$code/$upstream" = "$status/127.0.0.1:$port" ]; then
                    good=$((good + 1))
                    [ "$good" -lt "$times" ] || exit 0
                else
                    good=0
                    sleep 0.3
                fi
            done
            echo "http${secure:+s}://$host$path through nginx answered ${code:-nothing}${upstream:+ from $upstream}, where $status from 127.0.0.1:$port was expected:"
            if [ "$code" = "$status" ] && [ -z "$upstream" ]; then
                echo "nginx does not tell which colour answered. Either a location before the app answers $path (nginx.snippet, nginx.locations), or $site is not as Fairlead writes it: then bring it in line first, with an apply of what serves now."
            fi
            printf '%s\\n' "$body"
            exit 1
            """;

    /**
     * Succeeds where nginx passes so many requests in a row to the container.
     *
     * @param port the container's, a word of sh
     * @param site nginx's enabled site, a word of sh
     */
    String throughNginx(String port, String site, int times) {
        return Shell.words(List.of("bash", "-c", THROUGH_NGINX, "fairlead")) + " " + port + " "
                + Shell.words(List.of(health.path(), Integer.toString(health.status()), host, scheme)) + " " + site
                + " "
                + times;
    }

    /** The arguments of {@link #WAIT} behind the name and the port, up to the files of secrets. */
    List<String> arguments() {
        return List.of(
                health.path(),
                Integer.toString(health.status()),
                Long.toString(health.timeout().toSeconds()),
                seconds(health.interval()),
                host,
                scheme,
                Integer.toString(containerPort));
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000 + "." + String.format("%03d", duration.toMillis() % 1000);
    }
}
