package dev.fairlead.host.kind.system;

import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.PortRange;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.Ssh;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The ports of a box that are open to the world because the model means them to be. */
public record MeantPorts(List<PortRange> ranges) {
    /** Clients of DHCP, without which a box has no address. */
    private static final List<PortRange> ADDRESS = List.of(PortRange.of(68, "udp"), PortRange.of(546, "udp"));

    /** HTTP/3 included. */
    private static final List<PortRange> WEB =
            List.of(PortRange.of(80, "tcp"), PortRange.of(443, "tcp"), PortRange.of(443, "udp"));

    public MeantPorts {
        ranges = List.copyOf(ranges);
    }

    public static MeantPorts of(ServerModel model) {
        var ranges = new ArrayList<>(ADDRESS);
        ranges.add(PortRange.of(Objects.requireNonNullElse(model.ssh().port(), Ssh.USUAL_PORT), "tcp"));
        if (model.apps().values().stream().anyMatch(app -> app.nginx() != null)) {
            ranges.addAll(WEB);
        }
        // Whoever opens a port to the world in the model means it to be listened to.
        if (model.lightsail() != null) {
            model.lightsail().firewall().stream().flatMap(MeantPorts::opened).forEach(ranges::add);
        }
        if (model.system().openPorts() != null) {
            ranges.addAll(model.system().openPorts());
        }
        return new MeantPorts(ranges);
    }

    private static Stream<PortRange> opened(Lightsail.FirewallRule rule) {
        List<String> protocols = switch (rule.protocol()) {
            case TCP -> List.of("tcp");
            case UDP -> List.of("udp");
            case ICMP -> List.of();
            case ALL -> List.of("tcp", "udp");
        };
        return protocols.stream().map(protocol -> new PortRange(rule.fromPort(), rule.toPort(), protocol));
    }

    /** What else listens. A box may know another port of sshd than those who come to it from outside. */
    public List<Listening> strangers(List<Listening> all) {
        return all.stream()
                .filter(one -> ranges.stream().noneMatch(range -> range.holds(one.port(), one.protocol())))
                .filter(one -> !(one instanceof Listening.Socket socket
                        && socket.program().equals("sshd")))
                .toList();
    }
}
