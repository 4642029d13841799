package dev.fairlead.core.model;

/**
 * Ports from the first to the last one, both included.
 *
 * @param protocol {@code tcp} or {@code udp}
 */
public record PortRange(int from, int to, String protocol) {
    public static PortRange of(int port, String protocol) {
        return new PortRange(port, port, protocol);
    }

    public boolean holds(int port, String spoken) {
        return protocol.equals(spoken) && from <= port && port <= to;
    }
}
