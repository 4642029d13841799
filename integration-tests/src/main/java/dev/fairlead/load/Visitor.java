package dev.fairlead.load;

import java.io.IOException;

/** Somebody who comes again and again. Used by one thread. */
interface Visitor extends AutoCloseable {
    /** What this kind of visitor is called in reports. */
    String name();

    /** One request, or one turn of a longer exchange. An exception tells that the connection broke. */
    void visit() throws IOException, InterruptedException;

    /** How long to wait before the next visit, in milliseconds: about half to one and a half of this. */
    int pauseMillis();

    /** Drops what is open. The next visit begins anew. */
    @Override
    void close();
}
