package dev.fairlead.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends rows under names of its own, and remembers which the app took. */
final class Writer implements Visitor {
    private static final int CREATED = 201;

    private final Target target;
    private final String mark;
    private final Tally tally;
    private final List<String> taken = new ArrayList<>();
    private @Nullable Connection kept;
    private int count;

    Writer(Target target, String mark, Tally tally) {
        this.target = target;
        this.mark = mark;
        this.tally = tally;
    }

    @Override
    public String name() {
        return "writer";
    }

    @Override
    public void visit() throws IOException {
        Connection connection = kept;
        if (connection == null) {
            connection = Connection.open(target);
            kept = connection;
        }
        String row = mark + "-" + ++count;
        Answer answer = connection.ask("POST", "/rows", "", row.getBytes(StandardCharsets.US_ASCII));
        if (answer.status() == CREATED) {
            taken.add(row);
            tally.answered(answer.version());
        } else {
            tally.failed(name() + ": " + answer.start());
        }
        if (answer.isFarewell()) {
            close();
        }
    }

    /** Rows that the app said it took; to be asked for after the last visit. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    @Override
    public int pauseMillis() {
        return 100;
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }
}
