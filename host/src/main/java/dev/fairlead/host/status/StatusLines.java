package dev.fairlead.host.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a box answered, a word and its value a line. A line that makes no sense says nothing; the others still do. */
record StatusLines(Map<String, String> values) {
    StatusLines {
        values = Map.copyOf(values);
    }

    static StatusLines of(List<String> lines) {
        var values = new HashMap<String, String>();
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "container", "job", "certificate" -> {
                    if (words.length == 3) {
                        values.put(words[0] + " " + words[1], words[2]);
                    }
                }
                default -> values.put(words[0], line.substring(Math.min(line.length(), words[0].length() + 1)));
            }
        }
        return new StatusLines(values);
    }

    @Nullable
    String text(String key) {
        return values.get(key);
    }

    String text(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    /** Null if there is none, or no such number. */
    @Nullable
    Long number(String key) {
        return number(values.getOrDefault(key, "").split(" ", -1), 0);
    }

    /** The number in the given place of the value, or 0. */
    long part(String key, int place) {
        Long number = number(values.getOrDefault(key, "").split(" ", -1), place);
        return number == null ? 0 : number;
    }

    private static @Nullable Long number(String[] words, int place) {
        try {
            return place < words.length ? Long.valueOf(words[place]) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
