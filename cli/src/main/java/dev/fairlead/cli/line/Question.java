package dev.fairlead.cli.line;

/** A command that only asks, and so may be put to many servers at a time. */
public interface Question extends Command {
    /** Asks the server of one model; writes nothing to {@code desk.out()}. */
    Answer ask(Desk desk);

    /** Depends on the options. */
    Together together();

    /** What a server is of which nothing is to be said, as in "3 in sync". */
    String well();

    @Override
    default int run(Desk desk) {
        Answer answer = ask(desk);
        desk.out().print(answer.text());
        if (!answer.remarks().isEmpty()) {
            desk.out().flush();
            desk.err().print(answer.remarks());
        }
        return answer.status();
    }
}
