package dev.fairlead.load;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Asks for a page over one connection as long as the server lets it. */
final class Reader implements Visitor {
    private static final int OK = 200;

    private final String name;
    private final Target target;
    private final String path;
    private final Tally tally;
    private @Nullable Connection kept;

    Reader(String name, Target target, String path, Tally tally) {
        this.name = name;
        this.target = target;
        this.path = path;
        this.tally = tally;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void visit() throws IOException {
        long begin = System.nanoTime();
        Connection connection = kept;
        if (connection == null) {
            connection = Connection.open(target);
            kept = connection;
        }
        Answer answer = connection.ask("GET", path, "", new byte[0]);
        if (answer.status() == OK) {
            tally.answered(answer.version(), System.nanoTime() - begin);
        } else {
            tally.failed(name + ": " + answer.start());
        }
        if (answer.isFarewell()) {
            close();
        }
    }

    @Override
    public int pauseMillis() {
        return 250;
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }
}
