package dev.fairlead.load;

import java.io.IOException;

/** Comes with a new connection each time. */
record Passer(Target target, String path, Tally tally) implements Visitor {
    private static final int OK = 200;

    @Override
    public String name() {
        return "closing";
    }

    @Override
    public void visit() throws IOException {
        long begin = System.nanoTime();
        try (Connection connection = Connection.open(target)) {
            Answer answer = connection.ask("GET", path, "Connection: close\r\n", new byte[0]);
            if (answer.status() == OK) {
                tally.answered(answer.version(), System.nanoTime() - begin);
            } else {
                tally.failed(name() + ": " + answer.start());
            }
        }
    }

    @Override
    public int pauseMillis() {
        return 500;
    }

    @Override
    public void close() {}
}
