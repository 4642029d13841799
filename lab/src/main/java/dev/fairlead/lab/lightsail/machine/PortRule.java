package dev.fairlead.lab.lightsail.machine;

import java.util.List;

/**
 * What may come in.
 *
 * @param from the first port, or the type of ICMP, -1 for any
 * @param to the last port, or the code of ICMP, -1 for any
 * @param protocol tcp, udp, icmp, icmpv6 or all
 * @param cidrs from where, by IPv4; empty for nowhere
 */
public record PortRule(int from, int to, String protocol, List<String> cidrs) {
    public PortRule {
        cidrs = List.copyOf(cidrs);
    }
}
