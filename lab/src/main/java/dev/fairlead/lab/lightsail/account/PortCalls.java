package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Which ports of an instance are open, and to whom. */
final class PortCalls {
    private static final List<String> SOURCES = List.of("cidrs", "ipv6Cidrs", "cidrListAliases");

    static final Map<String, Call> ALL = Map.of(
            "PutInstancePublicPorts", PortCalls::put,
            "OpenInstancePublicPorts", PortCalls::open,
            "CloseInstancePublicPorts", PortCalls::close,
            "GetInstancePortStates", PortCalls::states);

    private PortCalls() {}

    /** What a new instance starts with: SSH and HTTP, open to all. */
    static List<Tree> initial() {
        return List.of(port(22, 22, "tcp"), port(80, 80, "tcp")).stream()
                .map(PortCalls::normal)
                .toList();
    }

    private static Tree port(int from, int to, String protocol) {
        return Tree.of("fromPort", from).with("toPort", to).with("protocol", protocol);
    }

    private static Tree put(Region region, Request request) {
        List<Tree> wanted = new ArrayList<>();
        request.body().trees("portInfos").forEach(port -> wanted.add(normal(checked(port))));
        return change(region, request, "PutInstancePublicPorts", before -> List.copyOf(wanted));
    }

    private static Tree open(Region region, Request request) {
        Tree added = normal(checked(request.body().tree("portInfo")));
        return change(region, request, "OpenInstancePublicPorts", before -> {
            var after = new ArrayList<>(without(before, added));
            after.add(added);
            return after;
        });
    }

    private static Tree close(Region region, Request request) {
        Tree removed = checked(request.body().tree("portInfo"));
        return change(region, request, "CloseInstancePublicPorts", before -> without(before, removed));
    }

    private static Tree states(Region region, Request request) {
        Tree instance = region.seen(region.instances, request.body().text("instanceName"));
        List<Tree> states = new ArrayList<>();
        for (Tree port : instance.tree("networking").trees("ports")) {
            Tree state = Tree.of("fromPort", port.whole("fromPort", 0))
                    .with("toPort", port.whole("toPort", 0))
                    .with("protocol", port.text("protocol"))
                    .with("state", "open");
            for (String source : SOURCES) {
                state = state.with(source, port.texts(source));
            }
            states.add(state);
        }
        return Tree.of("portStates", states);
    }

    private static Tree change(Region region, Request request, String type, UnaryOperator<List<Tree>> change) {
        String name = request.body().text("instanceName");
        region.current(region.instances, name);
        region.requireIdle(name);
        var subject = region.subject(region.instances, name, "");
        return Call.operation(region.begin(type, subject, request.failure(), at -> {
            region.instances.timeline(name).change(at, before -> {
                Tree networking = before.tree("networking");
                return before.with("networking", networking.with("ports", change.apply(networking.trees("ports"))));
            });
            Settling.openPorts(region, name, at);
        }));
    }

    private static List<Tree> without(List<Tree> ports, Tree removed) {
        return ports.stream().filter(port -> !isSame(port, removed)).toList();
    }

    private static boolean isSame(Tree one, Tree other) {
        return one.whole("fromPort", 0) == other.whole("fromPort", 0)
                && one.whole("toPort", 0) == other.whole("toPort", 0)
                && one.text("protocol").equals(other.text("protocol"));
    }

    private static Tree checked(Tree port) {
        int from = port.whole("fromPort", -1);
        int to = port.whole("toPort", -1);
        String protocol = port.text("protocol");
        boolean isRight = switch (protocol) {
            case "tcp", "udp" -> from >= 0 && from <= to && to <= 65535;
            case "all" -> (from == 0 && to == 65535) || (from == -1 && to == -1);
            case "icmp", "icmpv6" -> from >= -1 && from <= 255 && to >= -1 && to <= 255;
            default -> false;
        };
        if (!isRight) {
            throw ApiException.invalid("Not a range of ports: " + from + "-" + to + " " + protocol);
        }
        return port;
    }

    /** As lists show it: a rule that names no source is open to the whole world. */
    private static Tree normal(Tree port) {
        boolean isForAll =
                SOURCES.stream().allMatch(source -> port.texts(source).isEmpty());
        List<String> everywhere4 = isForAll ? List.of("0.0.0.0/0") : port.texts("cidrs");
        List<String> everywhere6 = isForAll ? List.of("::/0") : port.texts("ipv6Cidrs");
        boolean isAnywhere = everywhere4.contains("0.0.0.0/0") || everywhere6.contains("::/0");
        return port(port.whole("fromPort", 0), port.whole("toPort", 0), port.text("protocol"))
                .with("accessFrom", isAnywhere ? "Anywhere (0.0.0.0/0 and ::/0)" : "Custom")
                .with("accessType", "Public")
                .with("commonName", "")
                .with("accessDirection", "inbound")
                .with("cidrs", everywhere4)
                .with("ipv6Cidrs", everywhere6)
                .with("cidrListAliases", port.texts("cidrListAliases"));
    }
}
