package dev.fairlead.core.apply;

/**
 * A layer of an image on its way to the box.
 *
 * @param id as the engine shortens it
 * @param done bytes of what goes on now: of the download, or of the unpacking
 * @param total compressed bytes; 0 while nobody knows
 */
public record Layer(String id, long done, long total, State state) {

    /** How far it is, in the order in which it gets there. */
    public enum State {
        WAITING,
        DOWNLOADING,
        DOWNLOADED,
        EXTRACTING,
        PULLED,
        /** The box had it before. */
        PRESENT
    }

    /** How much of it has arrived, in bytes. */
    public long arrived() {
        return switch (state) {
            case WAITING -> 0;
            case DOWNLOADING -> done;
            case DOWNLOADED, EXTRACTING, PULLED, PRESENT -> total;
        };
    }

    public boolean isThere() {
        return switch (state) {
            case WAITING, DOWNLOADING, DOWNLOADED, EXTRACTING -> false;
            case PULLED, PRESENT -> true;
        };
    }
}
