package dev.fairlead.lightsail.account;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Ports that are open, in one normal form: two rules that let in the same are equal.
 *
 * @param protocol the service's word: tcp, udp, icmp, icmpv6, all
 * @param from the first port, or the type of ICMP, -1 for any
 * @param to the last port, or the code of ICMP, -1 for any
 * @param sources networks, and the service's own names for some, such as {@code lightsail-connect}
 */
public record PortRule(String protocol, int from, int to, SortedSet<String> sources) implements Comparable<PortRule> {
    private static final Comparator<PortRule> ORDER = Comparator.comparing(PortRule::protocol)
            .thenComparingInt(PortRule::from)
            .thenComparingInt(PortRule::to);
    private static final int LAST_PORT = 65535;

    public PortRule {
        // The service speaks of all ports in two ways.
        if (protocol.equals("all") && from == -1) {
            from = 0;
            to = LAST_PORT;
        }
        sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
    }

    /** Such as {@code tcp 443}, {@code udp 8000-8010} or {@code icmp 8/-1}. */
    public String ports() {
        if (protocol.startsWith("icmp")) {
            return protocol + " " + from + "/" + to;
        }
        return protocol + " " + (from == to ? Integer.toString(from) : from + "-" + to);
    }

    @Override
    public int compareTo(PortRule other) {
        return ORDER.compare(this, other);
    }
}
