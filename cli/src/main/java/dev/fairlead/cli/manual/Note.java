package dev.fairlead.cli.manual;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the manual says of a command beside its sentence and its options.
 *
 * @param prose paragraphs; text between backticks is meant literally
 * @param examples at least one
 * @param statuses by exit status, those that mean something of its own here
 */
record Note(List<String> prose, List<Example> examples, Map<Integer, String> statuses) {
    /** @param does what the line does, a sentence without its full stop */
    record Example(String line, String does) {}

    static final Note NONE = new Note(List.of(), List.of(), Map.of());

    Note {
        prose = List.copyOf(prose);
        examples = List.copyOf(examples);
        statuses = Collections.unmodifiableMap(new LinkedHashMap<>(statuses));
    }

    Note says(String paragraph) {
        var more = new ArrayList<>(prose);
        more.add(paragraph);
        return new Note(more, examples, statuses);
    }

    Note example(String line, String does) {
        var more = new ArrayList<>(examples);
        more.add(new Example(line, does));
        return new Note(prose, more, statuses);
    }

    Note ends(int status, String meaning) {
        var more = new LinkedHashMap<>(statuses);
        more.put(status, meaning);
        return new Note(prose, examples, more);
    }
}
