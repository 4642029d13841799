package dev.fairlead.lab.lightsail.machine;

import dev.fairlead.lab.Box;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What reaches a box, decided from outside. The filter stands in the table `mangle`, which is looked at before the table
 * that the box itself filters with; all rules change in one commit.
 */
final class BoxNetwork {
    private final Box box;
    private @Nullable List<PortRule> rules;
    private @Nullable String held;
    private boolean isUp = true;

    BoxNetwork(Box box) {
        this.box = box;
    }

    synchronized void filter(List<PortRule> allowed) {
        rules = List.copyOf(allowed);
        if (!isUp) {
            return;
        }
        try {
            Path file = Files.createTempFile("fairlead-ports", ".rules");
            try {
                Files.writeString(file, table(allowed));
                box.onItsNetwork(List.of("iptables-restore", file.toString()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void hold(@Nullable String address) {
        if (!isUp) {
            held = address;
            return;
        }
        if (held != null && !Objects.equals(held, address)) {
            box.onItsNetwork(List.of("ip", "address", "del", held + "/24", "dev", "eth0"));
        }
        if (address != null && !address.equals(held)) {
            box.onItsNetwork(List.of("ip", "address", "replace", address + "/24", "dev", "eth0"));
        }
        held = address;
    }

    /** From now on it is only noted what shall be, until the box has a network again. */
    synchronized void down() {
        isUp = false;
    }

    /** After a boot, when the box has a network as on its first day. */
    synchronized void restore() {
        isUp = true;
        String address = held;
        held = null;
        hold(address);
        if (rules != null) {
            filter(rules);
        }
    }

    static String table(List<PortRule> allowed) {
        var text = new StringBuilder("""
                *mangle
                :INPUT ACCEPT [0:0]
                -A INPUT -i lo -j ACCEPT
                -A INPUT ! -i eth0 -j ACCEPT
                -A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
                """);
        for (PortRule rule : allowed) {
            for (String cidr : rule.cidrs()) {
                text.append("-A INPUT -s ").append(cidr).append(match(rule)).append(" -j ACCEPT\n");
            }
        }
        return text.append("-A INPUT -j DROP\nCOMMIT\n").toString();
    }

    private static String match(PortRule rule) {
        return switch (rule.protocol()) {
            case "tcp", "udp" -> " -p " + rule.protocol() + " --dport " + rule.from() + ":" + rule.to();
            case "icmp" -> " -p icmp" + (rule.from() < 0 ? "" : " --icmp-type " + icmp(rule));
            case "icmpv6" -> " -p ipv6-icmp";
            default -> "";
        };
    }

    private static String icmp(PortRule rule) {
        return rule.to() < 0 ? Integer.toString(rule.from()) : rule.from() + "/" + rule.to();
    }
}
