package dev.fairlead.host.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer whose lines are a word and its value. A word may come several times. */
public final class Lines {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Lines(List<String> lines) {
        for (String line : lines) {
            int space = line.indexOf(' ');
            String word = space < 0 ? line : line.substring(0, space);
            String value = space < 0 ? "" : line.substring(space + 1).strip();
            values.computeIfAbsent(word, first -> new ArrayList<>()).add(value);
        }
    }

    public static Lines of(List<String> lines) {
        return new Lines(lines);
    }

    boolean has(String word) {
        return values.containsKey(word);
    }

    /** The first value, or nothing but an empty text. */
    String value(String word) {
        return has(word) ? all(word).getFirst() : "";
    }

    List<String> all(String word) {
        return values.getOrDefault(word, List.of());
    }

    /** @throws NumberFormatException if it is none, or not there */
    long number(String word) {
        return Long.parseLong(value(word));
    }
}
