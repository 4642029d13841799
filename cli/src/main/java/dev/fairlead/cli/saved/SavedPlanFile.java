package dev.fairlead.cli.saved;

import dev.fairlead.cli.files.PrivateFile;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.whole.Sides;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.IoReason;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A saved plan as a JSON document. */
public final class SavedPlanFile {
    private static final int FORMAT_VERSION = 1;
    private static final String MAKE_ANOTHER = "Make one with `fairlead plan --out FILE`.";

    private SavedPlanFile() {}

    /** Puts the whole file in its place at once, over one that is there, for nobody else to read. */
    public static void write(Path file, SavedPlan plan) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("savedPlanVersion", FORMAT_VERSION);
        tree.put("server", plan.server());
        tree.put("madeBy", plan.madeBy());
        tree.put("madeAt", plan.madeAt().toString());
        tree.put("sides", plan.sides().name().toLowerCase(Locale.ROOT));
        tree.put("key", plan.key());
        tree.put("changes", plan.changes().stream().map(SavedChange::tree).toList());
        tree.put("steps", plan.steps());
        tree.put("awaited", plan.awaited().stream().map(SavedWish::tree).toList());
        tree.put("plan", plan.document());
        tree.put("text", plan.text());
        try {
            PrivateFile.write(file, Json.write(tree));
        } catch (IOException e) {
            throw new Refusal(Diagnostic.of("The plan cannot be written to " + Quoted.of(file.toString()) + ".")
                    .why(IoReason.of(e)));
        }
    }

    public static SavedPlan read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw Refusal.ofCommandLine(Diagnostic.of("There is no saved plan " + Quoted.of(file.toString()) + ".")
                    .fix(MAKE_ANOTHER));
        } catch (IOException e) {
            throw Refusal.ofCommandLine(
                    Diagnostic.of("The saved plan " + Quoted.of(file.toString()) + " cannot be read.")
                            .why(IoReason.of(e))
                            .fix(MAKE_ANOTHER));
        }
        try {
            return plan(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Refusal.ofCommandLine(
                    Diagnostic.of(Quoted.of(file.toString()) + " is no plan that this Fairlead can read.")
                            .why(e.getMessage())
                            .fix(MAKE_ANOTHER));
        }
    }

    private static SavedPlan plan(String text) {
        if (!(Json.read(text) instanceof Map<?, ?> tree)) {
            throw new IllegalArgumentException("It is no JSON object.");
        }
        if (!Integer.valueOf(FORMAT_VERSION).equals(tree.get("savedPlanVersion"))) {
            throw new IllegalArgumentException("Its `savedPlanVersion` is not " + FORMAT_VERSION + ".");
        }
        return new SavedPlan(
                part(tree, "server", String.class),
                part(tree, "madeBy", String.class),
                Instant.parse(part(tree, "madeAt", String.class)),
                Sides.valueOf(part(tree, "sides", String.class).toUpperCase(Locale.ROOT)),
                part(tree, "key", String.class),
                each(tree, "changes", Map.class).stream()
                        .map(changed -> SavedChange.of(changed))
                        .toList(),
                each(tree, "steps", String.class),
                each(tree, "awaited", Map.class).stream()
                        .map(wish -> SavedWish.of(wish))
                        .toList(),
                part(tree, "plan", Map.class),
                part(tree, "text", String.class));
    }

    private static <T> T part(Map<?, ?> tree, String key, Class<T> type) {
        Object value = tree.get(key);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("Its `" + key + "` is missing, or is something else.");
        }
        return type.cast(value);
    }

    private static <T> List<T> each(Map<?, ?> tree, String key, Class<T> type) {
        List<?> items = part(tree, key, List.class);
        if (!items.stream().allMatch(type::isInstance)) {
            throw new IllegalArgumentException("Its `" + key + "` holds something else.");
        }
        return items.stream().<T>map(type::cast).toList();
    }
}
