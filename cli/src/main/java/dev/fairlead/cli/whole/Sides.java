package dev.fairlead.cli.whole;

/** Which side of a server a command is about. */
public enum Sides {
    BOTH,
    /** What Lightsail keeps. */
    OUTSIDE,
    /** The box. */
    INSIDE
}
