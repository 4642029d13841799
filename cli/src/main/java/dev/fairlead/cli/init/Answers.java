package dev.fairlead.cli.init;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known so far: given answers before what was seen where the model is begun, and that before what is usual. */
final class Answers {
    private final Map<Question, String> given;
    private final Map<Question, String> usual;

    private Answers(Map<Question, String> given, Map<Question, String> usual) {
        this.given = given;
        this.usual = usual;
    }

    /** @param usual without an entry for what has to be given */
    static Answers none(Map<Question, String> usual) {
        return new Answers(Map.of(), new EnumMap<>(usual));
    }

    Answers with(Question question, String answer) {
        var more = new EnumMap<Question, String>(Question.class);
        more.putAll(given);
        more.put(question, answer.strip());
        return new Answers(more, usual);
    }

    boolean isGiven(Question question) {
        return given.containsKey(question);
    }

    /** Null for what has to be given. */
    @Nullable
    String usual(Question question) {
        return usual.get(question);
    }

    /** Empty for what has no answer. */
    String of(Question question) {
        return given.getOrDefault(question, usual.getOrDefault(question, ""));
    }
}
