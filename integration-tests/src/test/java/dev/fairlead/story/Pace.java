package dev.fairlead.story;

/** How quick this machine is now: bounds that are meant for a quiet one grow with what is about. */
final class Pace {
    /** What the tool takes to say its version on a quiet machine. */
    private static final double QUIET_SECONDS = 0.5;

    private Pace() {}

    /** So many seconds of a quiet machine, as seconds of this one. */
    static double seconds(Actor actor, double quiet) {
        long begun = System.nanoTime();
        actor.fairlead("version").exits(0);
        return quiet * Math.max(1, (System.nanoTime() - begun) / 1e9 / QUIET_SECONDS);
    }
}
