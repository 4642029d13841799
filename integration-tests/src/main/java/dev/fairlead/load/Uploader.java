package dev.fairlead.load;

import java.io.IOException;

/** Uploads slowly, over a new connection each time. */
record Uploader(Target target, Upload upload, Tally tally) implements Visitor {
    @Override
    public String name() {
        return target.named("slow upload");
    }

    @Override
    public void visit() throws IOException {
        try (Connection connection = Connection.open(target)) {
            connection.begin("POST", "/upload", "Content-Length: " + Upload.SIZE + "\r\n");
            for (byte[] part : upload.parts()) {
                connection.send(part, 0, part.length);
            }
            Answer answer = connection.answer();
            if (upload.isAnsweredBy(answer.status(), answer.body())) {
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
