package dev.fairlead.host.doctor;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.expansion.Colour;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A colour cannot start on a port that something else listens on. */
public final class AppPorts implements Check {
    /** Addresses, as the kernel writes them, that keep 127.0.0.1 from being bound to the same port. */
    private static final Set<String> IN_THE_WAY = Set.of("0100007F", "00000000", "0".repeat(32));

    private static final String LISTENERS = """
            for fl_hex in HEXES; do
                awk -v port=":$fl_hex" '$4 == "0A" && substr($2, length($2) - 4) == port {
                    split($2, at, ":"); print at[1], $10 }' /proc/net/tcp /proc/net/tcp6 2>/dev/null |
                while read -r fl_address fl_inode; do
                    fl_found=
                    for fl_fd in $(find /proc/[0-9]*/fd -lname "socket:\\[$fl_inode\\]" 2>/dev/null); do
                        fl_pid=${fl_fd#/proc/} fl_pid=${fl_pid%%/*}
                        # Processes that share the socket are one: the first of them has opened it.
                        [ -z "$fl_found" ] || continue
                        fl_found=$fl_pid
                        printf 'listener %s %s %s %s\\n' "$((0x$fl_hex))" "$fl_address" "$fl_pid" "$(fl_process "$fl_pid")"
                    done
                    [ -n "$fl_found" ] || printf 'listener %s %s - - - -\\n' "$((0x$fl_hex))" "$fl_address"
                done
                printf 'publishes %s %s\\n' "$((0x$fl_hex))" \\
                    "$(fl_docker ps --filter "publish=$((0x$fl_hex))" --format '{{.Names}}' | tr '\\n' ' ')"
            done
            fl_docker ps --no-trunc --format 'container {{.ID}} {{.Names}}'
            :
            """;

    @Override
    public String name() {
        return "ports";
    }

    @Override
    public String probe(ServerModel model) {
        String ports = model.apps().values().stream()
                .flatMap(app -> ports(app).keySet().stream())
                .map("%04X"::formatted)
                .collect(Collectors.joining(" "));
        return ports.isEmpty() ? ":\n" : LISTENERS.replace("HEXES", ports);
    }

    private static Map<Integer, Colour> ports(AppModel app) {
        var ports = new LinkedHashMap<Integer, Colour>();
        for (Colour colour : Colour.values()) {
            ports.put(colour.port(app.app().ports()), colour);
        }
        return ports;
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        var findings = new ArrayList<Finding>();
        var well = new ArrayList<String>();
        for (AppModel app : around.model().apps().values()) {
            ports(app).forEach((port, colour) -> {
                List<Finding> taken = taken(answer, app, port, colour);
                findings.addAll(taken);
                if (taken.isEmpty()) {
                    well.add("" + port);
                }
            });
        }
        if (!well.isEmpty()) {
            String ports = well.size() == 1 ? "Port " + well.getFirst() : "Ports " + String.join(", ", well);
            findings.addFirst(ok(ports + (well.size() == 1 ? " is" : " are") + " free, or taken by the app itself."));
        }
        return findings;
    }

    private List<Finding> taken(Lines answer, AppModel app, int port, Colour colour) {
        var publishing = new TreeSet<String>();
        for (String line : answer.all("publishes")) {
            String[] words = line.split(" +");
            if (words[0].equals("" + port)) {
                publishing.addAll(List.of(words).subList(1, words.length));
            }
        }
        boolean isOwn = publishing.remove(app.name() + "-" + colour);
        if (!publishing.isEmpty()) {
            String names = String.join(" ", publishing);
            return List.of(problem("Port " + port + ", where " + colour + " of `" + app.name()
                            + "` runs, is taken by the container `" + names + "`.")
                    .fix("docker rm -f " + names + otherPort(app, colour)));
        }
        // What another sees in its own container's place is docker-proxy, which listens for it.
        return isOwn
                ? List.of()
                : answer.all("listener").stream()
                        .map(line -> line.split(" "))
                        .filter(words -> words[0].equals("" + port) && IN_THE_WAY.contains(words[1]))
                        .map(words -> listener(answer, words, app, colour))
                        .limit(1)
                        .toList();
    }

    /** @param words PORT ADDRESS PID NAME UNIT CONTAINER */
    private Finding listener(Lines answer, String[] words, AppModel app, Colour colour) {
        Culprit culprit = Culprit.of(words, 2);
        String container = container(answer, culprit.container());
        String who = container.isEmpty() ? culprit.toString() : culprit + " of the container `" + container + "`";
        return problem("Port " + words[0] + ", where " + colour + " of `" + app.name() + "` runs, is taken by " + who
                        + ".")
                .why(words[1].equals("0100007F") ? "It listens on 127.0.0.1." : "It listens on all addresses.")
                .fix((container.isEmpty() ? culprit.end() : "docker rm -f " + container) + otherPort(app, colour));
    }

    private static String otherPort(AppModel app, Colour colour) {
        return ", or give `" + app.at("app.ports." + colour) + "` another port";
    }

    private static String container(Lines answer, String id) {
        return answer.all("container").stream()
                .map(line -> line.split(" ", 2))
                .filter(words -> words[0].equals(id))
                .map(words -> words[1])
                .findFirst()
                .orElse("");
    }
}
