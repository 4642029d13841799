package dev.fairlead.host.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;

/** The answers of a script, one for each of its sections, in their order. */
public final class Answers {
    private final Map<String, Answer> byId = new LinkedHashMap<>();
    private final boolean complete;

    Answers(List<Answer> answers, boolean complete) {
        answers.forEach(answer -> byId.put(answer.section().id(), answer));
        this.complete = complete;
    }

    public Answer of(String id) {
        var answer = byId.get(id);
        if (answer == null) {
            throw new IllegalArgumentException("The script has no section " + id + ".");
        }
        return answer;
    }

    /** The answer of a section in a script that ended by itself and was not stopped before this section. */
    public Answer.Finished finished(String id) {
        return switch (of(id)) {
            case Answer.Finished finished -> finished;
            case Answer.Unfinished unfinished -> throw new IllegalStateException("Section " + id + " did not finish.");
            case Answer.NotStarted notStarted -> throw new IllegalStateException("Section " + id + " did not start.");
        };
    }

    public SequencedCollection<Answer> all() {
        return List.copyOf(byId.values());
    }

    /** The script came to its own end, be it after a failure that stopped it. */
    public boolean complete() {
        return complete;
    }
}
