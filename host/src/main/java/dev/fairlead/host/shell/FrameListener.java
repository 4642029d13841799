package dev.fairlead.host.shell;

/** Hears of the sections of a running script as they begin, print and end. It is called on one thread and must be quick. */
public interface FrameListener {
    FrameListener NONE = new FrameListener() {};

    default void began(Section section) {}

    /** A piece of stdout, cut anywhere; the array is only lent. A last line may be given an end that it has not. */
    default void printed(Section section, byte[] bytes, int from, int to) {}

    default void finished(Answer.Finished answer) {}
}
