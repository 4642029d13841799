package dev.fairlead.host.doctor;

/** Looks up names on the machine that asks. */
@FunctionalInterface
public interface Names {
    /** Blocks until there is an answer. */
    Lookup look(String name);
}
