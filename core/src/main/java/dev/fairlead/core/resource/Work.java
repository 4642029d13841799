package dev.fairlead.core.resource;

/** What performing a step means. */
public sealed interface Work {

    /**
     * POSIX sh, run as root on the box, standard input closed. A non-zero exit status means failure, and standard error
     * then says why; {@value #ROLLED_BACK} means that what served before serves again. It must be safe to run again, also after it was killed half-way.
     */
    record Script(String text) implements Work {
        /** The exit status of a script that failed and put back what served before. */
        public static final int ROLLED_BACK = 5;

        /** The text may hold secrets on their way to the box. */
        @Override
        public String toString() {
            return "Script[" + text.length() + " characters]";
        }
    }

    /**
     * An image that the box's engine pulls. How to log in to its registry is not part of a plan.
     *
     * @param image without its tag: {@code ghcr.io/example/shop}
     * @param reference its digest, or a tag where that is all there is
     */
    record Pull(String image, String reference) implements Work {
        /** As the engine names it. */
        public String named() {
            return image + (reference.startsWith("sha256:") ? "@" : ":") + reference;
        }
    }

    /**
     * Proves that one can still log in, by a script that runs over a connection made for it. What was risked before is
     * left as it is if that succeeds.
     *
     * @param confirm as a {@link Script}
     * @param undo runs over the connection that stands, if no other comes about
     */
    record NewLogin(String confirm, String undo) implements Work {}

    /** A call to an API beside the box. What it says, and who performs it, is up to the module that makes it. */
    non-sealed interface Call extends Work {}
}
