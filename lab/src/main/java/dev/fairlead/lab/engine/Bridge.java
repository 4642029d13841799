package dev.fairlead.lab.engine;

/** A bridge network with a /24 of its own: its name and the machine's address on it. */
public record Bridge(String name, String gateway) {
    /** The address with the given last number. */
    public String address(int last) {
        return gateway.substring(0, gateway.lastIndexOf('.') + 1) + last;
    }
}
