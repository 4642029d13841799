package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The five fields of Debian's cron, as its crontab(5) describes them. */
final class CronSchedule {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day of month", 1, 31, List.of()),
            new Field("month", 1, 12, MONTHS),
            new Field("day of week", 0, 7, DAYS));

    private record Field(String name, int min, int max, List<String> names) {}

    private CronSchedule() {}

    /** For five fields or a word with {@code @}, which the pattern has made sure of. */
    static @Nullable Diagnostic complaint(String schedule) {
        if (schedule.startsWith("@")) {
            return null;
        }
        String[] parts = schedule.split("[ \t]+");
        for (int i = 0; i < FIELDS.size(); i++) {
            for (String item : parts[i].split(",", -1)) {
                Diagnostic complaint = complaint(FIELDS.get(i), item);
                if (complaint != null) {
                    return complaint;
                }
            }
        }
        return null;
    }

    private static @Nullable Diagnostic complaint(Field field, String item) {
        int slash = item.indexOf('/');
        String range = slash < 0 ? item : item.substring(0, slash);
        if (slash >= 0) {
            int step = number(item.substring(slash + 1));
            if (step < 1 || step > field.max()) {
                return bad(field, item).why("The step after `/` is a number from 1 to " + field.max() + ".");
            }
        }
        if (range.equals("*")) {
            return null;
        }
        if (slash == 0) {
            return stepAlone(field, item, "*" + item);
        }
        int dash = range.indexOf('-');
        int from = value(field, dash < 0 ? range : range.substring(0, dash));
        int to = dash < 0 ? from : value(field, range.substring(dash + 1));
        if (from < 0 || to < 0) {
            return bad(field, item).why(allowed(field)).fix(meant(field, range));
        }
        if (slash >= 0 && dash < 0) {
            return stepAlone(field, item, range + "-" + field.max() + item.substring(slash));
        }
        return from > to ? bad(field, item).why("The range runs backwards.") : null;
    }

    private static Diagnostic stepAlone(Field field, String item, String meant) {
        return bad(field, item).why("A step goes with a range or with `*`.").fix("Write `" + meant + "`.");
    }

    private static Diagnostic bad(Field field, String item) {
        return Diagnostic.of(Quoted.of(item) + " does not fit cron's field for the " + field.name() + ".");
    }

    private static String allowed(Field field) {
        String names = field.names().isEmpty()
                ? ""
                : ", or a name from " + field.names().getFirst() + " to "
                        + field.names().getLast();
        return "It goes from " + field.min() + " to " + field.max() + names + ".";
    }

    private static @Nullable String meant(Field field, String word) {
        return word.isEmpty() || Character.isDigit(word.charAt(0)) ? null : Suggestion.didYouMean(word, field.names());
    }

    private static int value(Field field, String text) {
        int name = field.names().indexOf(text.toLowerCase(Locale.ROOT));
        int value = name >= 0 ? name + field.min() : number(text);
        return value >= field.min() && value <= field.max() ? value : -1;
    }

    private static int number(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
