package dev.fairlead.load;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows that the app has, by the names that its writers gave them. */
public record Rows(List<String> all) {
    public Rows {
        all = List.copyOf(all);
    }

    public static Rows of(Target target) throws IOException {
        try (Connection connection = Connection.open(target)) {
            Answer answer = connection.ask("GET", "/rows", "Connection: close\r\n", new byte[0]);
            if (answer.status() != 200) {
                throw new IOException("the rows: " + answer.start());
            }
            return new Rows(answer.body().lines().toList());
        }
    }

    /** Of these, those that are not there. */
    public Set<String> missing(List<String> names) {
        var missing = new HashSet<>(names);
        all.forEach(missing::remove);
        return missing;
    }

    public Set<String> doubled() {
        var seen = new HashSet<String>();
        var doubled = new HashSet<String>();
        for (String row : all) {
            if (!seen.add(row)) {
                doubled.add(row);
            }
        }
        return doubled;
    }
}
