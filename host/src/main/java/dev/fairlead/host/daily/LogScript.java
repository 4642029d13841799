package dev.fairlead.host.daily;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads logs on the box, in bash. A line is {@code INDEX COLOUR STREAM} in one word, and its text; a line that begins
 * with {@code =} tells of something. When its stdin ends it ends all that it started.
 */
final class LogScript {
    private static final String READ = """
            follow=$1 tail=$2 since=$3 envs=$4; shift 4
            kinds=() names=() flags=() sizes=() live=() last=()
            while [ $# -gt 0 ]; do kinds+=("$1") names+=("$2") flags+=("$3"); shift 3; done
            began=$(date -u +%Y-%m-%dT%H:%M:%S.%NZ)
            echo "= now $(date +%s) $(date +%z)"
            exec 5>&1
            """ + Masks.BASH + """
            serving() {
                case ${kinds[$1]} in
                side) echo side ;;
                *) if [ -f "${flags[$1]}" ]; then echo green; else echo blue; fi ;;
                esac
            }

            # named INDEX COLOUR: the container.
            named() { case $2 in side) echo "${names[$1]}" ;; *) echo "${names[$1]}-$2" ;; esac; }

            # container INDEX COLOUR OPTIONS...: both streams of one, told apart.
            container() {
                local at=$1 colour=$2; shift 2
                { docker logs --timestamps "$@" "$(named "$at" "$colour")" 2>&1 >&3 3>&- 5>&- | marked "$at${colour:0:1}e" >&5
                } 3>&1 | marked "$at${colour:0:1}o" >&5
            }

            for at in "${!kinds[@]}"; do
                name=${names[at]}
                if [ "${kinds[at]}" != file ]; then
                    live[at]=$(serving "$at")
                    if docker container inspect --format . "$(named "$at" "${live[at]}")" > /dev/null 2>&1; then
                        container "$at" "${live[at]}" --tail "$tail" ${since:+--since "$since"}
                    else
                        echo "= missing $at ${live[at]}"
                    fi
                elif [ -f "$name" ]; then
                    sizes[at]=$(stat -c %s -- "$name")
                    head -c "${sizes[at]}" -- "$name" | tail -n "$tail" | marked "${at}fo"
                else
                    sizes[at]=0
                    echo "= missing $at"
                fi
            done
            echo "= end"
            [ "$follow" = yes ] || exit 0

            # Each follower is a process group of its own, which ends as one.
            set -m
            declare -A groups=() ids=()
            over() { local group; for group in "${groups[@]}"; do kill -TERM -- "-$group"; done 2> /dev/null; }
            trap over EXIT
            trap exit TERM HUP INT PIPE

            # attend INDEX COLOUR OPTIONS...
            attend() {
                ids[$1$2]=$(docker container inspect --format '{{.Id}}' "$(named "$1" "$2")" 2> /dev/null)
                container "$@" --follow < /dev/null &
                groups[$1$2]=$!
            }

            # tick INDEX: goes on with what serves now.
            tick() {
                local at=$1 colour state id=
                colour=$(serving "$at")
                if [ "$colour" != "${live[at]}" ]; then
                    live[at]=$colour
                    echo "= switched $at $colour"
                fi
                if kill -0 "${groups[$at$colour]-none}" 2> /dev/null; then last[at]=$EPOCHSECONDS; return; fi
                read -r state id < <(docker container inspect --format '{{.State.Running}} {{.Id}}' "$(named "$at" "$colour")" 2> /dev/null)
                [ "$state" = true ] || return
                [ -z "${groups[$at$colour]-}" ] || echo "= restarted $at $colour"
                if [ "$id" = "${ids[$at$colour]-}" ]; then
                    attend "$at" "$colour" --since "$(( ${last[at]:-$EPOCHSECONDS} - 2 ))"
                else
                    attend "$at" "$colour"
                fi
            }

            for at in "${!kinds[@]}"; do
                last[at]=$EPOCHSECONDS
                if [ "${kinds[at]}" != file ]; then
                    attend "$at" "${live[at]}" --since "$began"
                else
                    { tail --pid=$$ -c "+$((sizes[at] + 1))" -F -- "${names[at]}" 2> /dev/null | marked "${at}fo"; } < /dev/null &
                    groups[$at]=$!
                fi
            done
            while :; do
                IFS= read -r -t 1 word
                case $? in
                0) ;;
                1) exit 0 ;;
                *) for at in "${!kinds[@]}"; do [ "${kinds[at]}" = file ] || tick "$at"; done ;;
                esac
            done
            """;

    private LogScript() {}

    /**
     * @param since in seconds before now or of the epoch, as Docker takes it
     * @param envs files of lines {@code NAME=VALUE}, whose values are masked
     */
    static String text(LogRequest request, String since, List<String> envs) {
        var words = new ArrayList<>(List.of(
                request.follow() ? "yes" : "no", Integer.toString(request.tail()), since, String.join("\n", envs)));
        request.sources().forEach(source -> words.addAll(source.words()));
        return Bash.script(READ, words);
    }
}
