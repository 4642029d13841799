package dev.fairlead.host.firewall;

/** What becomes of a new TCP connection from anywhere to a port. */
public enum Passage {
    OPEN,
    BLOCKED,
    /** It hangs on something that the rules do not tell, such as who asks. */
    UNSURE
}
