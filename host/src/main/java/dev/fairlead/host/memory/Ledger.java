package dev.fairlead.host.memory;

import dev.fairlead.core.json.Json;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.kind.app.ReleaseLedger;
import dev.fairlead.host.shell.Shell;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The box's record of what was done to it: one JSON document a line in {@code /var/lib/fairlead/ledger}, the intent
 * before and the outcome after. It holds no value of any secret.
 */
public final class Ledger {
    /**
     * {@code fl_kept_as APP DIGEST}: sets the number under which it is kept what made up the release that serves. The box may
     * have gone down between a switch and the moment when what was staged got its number.
     */
    private static final String KEPT = """
            fl_kept_as() {
                fl_kept=$FAIRLEAD/releases/$1
                fl_number=$(fl_served "$1" | tail -n 1)
                if grep -qF "\\"$2\\"" "$fl_kept/.next/about" 2>/dev/null; then
                    fl_number=$(fl_next_number "$1")
                    mv -T -- "$fl_kept/.next" "$fl_kept/$fl_number"
                elif ! grep -qF "\\"$2\\"" "$fl_kept/${fl_number:-none}/about" 2>/dev/null; then
                    fl_number=0
                fi
            }
            """;

    private Ledger() {}

    /** What the ledger says of a release. */
    enum Event {
        BEGAN("release-began"),
        RELEASED("release");

        private final String word;

        Event(String word) {
            this.word = word;
        }
    }

    record Entry(Event event, Release release) {}

    /** Appends an entry; the box's clock says when. */
    public static String append(String event, Map<String, String> details) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("event", event);
        entry.putAll(details);
        return "fl_ledger " + Shell.quote(inner(entry)) + "\n";
    }

    /**
     * Appends that a release serves which nobody wrote down when it began to.
     */
    public static String release(Release release) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("event", Event.RELEASED.word);
        entry.putAll(details(release));
        return ReleaseLedger.FUNCTIONS + KEPT + "fl_kept_as " + Shell.words(List.of(release.app(), release.digest()))
                + " || exit\nfl_ledger " + Shell.quote(inner(entry) + ",\"number\":") + "\"$fl_number\"\n";
    }

    /** Appends that a release came to nothing of which only the beginning was written down. */
    public static String failed(Release begun) {
        return append("release-failed", details(begun));
    }

    private static String inner(Map<String, Object> entry) {
        String json = Json.line(entry);
        return json.substring(1, json.length() - 1);
    }

    /** The release as one line of JSON, for {@link #entry}. */
    static String line(Release release) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("at", release.at().toString());
        entry.put("by", release.by());
        entry.put("event", Event.RELEASED.word);
        entry.putAll(details(release));
        entry.put("number", release.number());
        return Json.line(entry);
    }

    private static Map<String, String> details(Release release) {
        var details = new LinkedHashMap<String, String>();
        details.put("app", release.app());
        details.put("image", release.image());
        details.put("tag", release.tag());
        details.put("digest", release.digest());
        details.put("colour", release.colour().toString());
        return details;
    }

    /** Reads what a release wrote, or null if the line is damaged or is about something else. */
    static @Nullable Entry entry(String line) {
        try {
            if (!(Json.read(line) instanceof Map<?, ?> entry)) {
                return null;
            }
            for (Event event : Event.values()) {
                if (event.word.equals(entry.get("event"))) {
                    return new Entry(event, release(entry));
                }
            }
            return null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private static Release release(Map<?, ?> entry) {
        return new Release(
                text(entry, "app"),
                text(entry, "image"),
                text(entry, "tag"),
                text(entry, "digest"),
                text(entry, "colour").equals("green") ? Colour.GREEN : Colour.BLUE,
                Instant.parse(text(entry, "at")),
                entry.get("number") instanceof Number number ? number.intValue() : 0,
                entry.get("by") instanceof String by ? by : "");
    }

    private static String text(Map<?, ?> entry, String key) {
        if (entry.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("No " + key);
    }
}
