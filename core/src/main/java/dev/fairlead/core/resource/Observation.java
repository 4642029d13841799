package dev.fairlead.core.resource;

/** What was seen when a thing was asked about. */
public sealed interface Observation {

    /** It is there. */
    record Present(State state) implements Observation {}

    /** It is not there. */
    record Absent() implements Observation {}

    /**
     * Nobody can say.
     *
     * @param reason one sentence for a person: what was tried and what came back
     */
    record Unknown(String reason) implements Observation {}

    static Observation present(State state) {
        return new Present(state);
    }

    static Observation absent() {
        return new Absent();
    }

    static Observation unknown(String reason) {
        return new Unknown(reason);
    }
}
