package dev.fairlead.host.kind.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something on a box that listens to the world, and not to the box alone. */
public sealed interface Listening {
    String LISTENS = "listens ";
    String PUBLISHES = "publishes ";

    /** Where {@code fl_process PID} prints the name, the unit and the container, with a - for what there is not. */
    String PROCESS = """
            fl_process() {
                fl_comm=
                { read -r fl_comm < "/proc/$1/comm"; } 2>/dev/null
                fl_comm=$(printf %s "$fl_comm" | tr -s ' \\t' '__')
                fl_group=$(sed -n -e 's/^0:://p' -e 's/^[0-9]*:name=systemd://p' "/proc/$1/cgroup" 2>/dev/null | tail -n 1)
                fl_unit=${fl_group##*/} fl_container=-
                case $fl_group in
                *docker[-/]*) fl_container=${fl_unit#docker-} fl_container=${fl_container%.scope} ;;
                esac
                case $fl_unit in *.service | *.scope | *.socket) ;; *) fl_unit=- ;; esac
                printf '%s %s %s' "${fl_comm:--}" "$fl_unit" "$fl_container"
            }
            """;

    /**
     * Wants {@link #PROCESS}. What Docker publishes is asked of Docker, since nothing listens for it on a box where the
     * kernel alone passes visitors on.
     */
    String QUESTION = """
            ss -Hltunp 2>/dev/null | while read -r fl_proto fl_state fl_in fl_out fl_at fl_peer fl_users; do
                fl_address=${fl_at%:*}
                case $fl_address in 127.* | '[127.'* | '[::ffff:127.'* | '[::1]'* | *%lo | *%lo']') continue ;; esac
                case $fl_users in *pid=*) fl_pid=${fl_users#*pid=} fl_pid=${fl_pid%%,*} ;; *) fl_pid=- ;; esac
                printf 'listens %s %s %s %s %s\\n' "$fl_proto" "${fl_at##*:}" "$fl_address" "$fl_pid" "$(fl_process "$fl_pid")"
            done
            [ ! -S /run/docker.sock ] || timeout 20 docker ps -q 2>/dev/null | timeout 20 xargs -r docker inspect --format \\
                '{{$name := .Name}}{{range $port, $at := .NetworkSettings.Ports}}{{range $at}}{{.HostIp}} {{.HostPort}} {{$port}} {{$name}}
            {{end}}{{end}}' 2>/dev/null | while read -r fl_address fl_port fl_inner fl_name; do
                case $fl_address in 127.* | ::1 | '') continue ;; esac
                printf 'publishes %s %s %s\\n' "${fl_inner#*/}" "$fl_port" "${fl_name#/}"
            done
            """;

    /** As {@code tcp}. */
    String protocol();

    int port();

    /** A port that Docker publishes for a container. */
    record Published(String protocol, int port, String container) implements Listening {
        @Override
        public String toString() {
            return "the container `" + container + "`";
        }
    }

    /** @param process its number, name, unit and container */
    record Socket(String protocol, int port, String address, String process) implements Listening {
        /** The name of the program, or a dash. */
        public String program() {
            return process.split(" ")[1];
        }

        @Override
        public String toString() {
            String unit = process.split(" ")[2];
            return (program().equals("-") ? "something" : "`" + program() + "`")
                    + (unit.equals("-") ? "" : " of " + unit) + ", on " + address;
        }
    }

    /** As {@code 5432/tcp}. */
    default String slashed() {
        return port() + "/" + protocol();
    }

    /** What a box said to {@link #QUESTION}, each port once, by whichever address, and for its container if it has one. */
    static List<Listening> read(List<String> answer) {
        Map<String, Listening> all = new LinkedHashMap<>();
        answer.stream()
                .filter(line -> line.startsWith(PUBLISHES))
                .map(Listening::published)
                .forEach(one -> all.putIfAbsent(one.slashed(), one));
        answer.stream()
                .filter(line -> line.startsWith(LISTENS))
                .map(Listening::socket)
                .forEach(one -> all.putIfAbsent(one.slashed(), one));
        return List.copyOf(all.values());
    }

    private static Listening published(String line) {
        String[] words = line.split(" ", 4);
        return new Published(words[1], Integer.parseInt(words[2]), words[3]);
    }

    private static Listening socket(String line) {
        String[] words = line.split(" ", 5);
        return new Socket(words[1], Integer.parseInt(words[2]), words[3], words[4]);
    }
}
