package dev.fairlead.load;

import java.io.IOException;

/** Listens to an answer that comes in parts over two seconds, and wants its last line. */
record Listener(Target target, Tally tally) implements Visitor {
    @Override
    public String name() {
        return target.named("long answer");
    }

    @Override
    public void visit() throws IOException {
        try (Connection connection = Connection.open(target)) {
            Answer answer = connection.ask("GET", "/stream?seconds=2", "Connection: close\r\n", new byte[0]);
            if (answer.status() == 200 && answer.body().endsWith("\nend 20\n")) {
                tally.answered(answer.version());
            } else {
                tally.failed(name() + ": " + answer.start());
            }
        }
    }

    @Override
    public int pauseMillis() {
        return 200;
    }

    @Override
    public void close() {}
}
