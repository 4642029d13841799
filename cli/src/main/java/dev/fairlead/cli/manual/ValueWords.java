package dev.fairlead.cli.manual;

import dev.fairlead.core.model.edit.ScalarText;
import dev.fairlead.core.model.schema.ChoiceShape;
import dev.fairlead.core.model.schema.EitherShape;
import dev.fairlead.core.model.schema.FlagShape;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.MapShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.ParsedShape;
import dev.fairlead.core.model.schema.Shape;
import dev.fairlead.core.model.schema.TextShape;
import dev.fairlead.core.model.schema.WholeShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a key may hold, in words. Texts with a syntax of their own are collected, to be explained once. */
final class ValueWords {
    private final BinaryOperator<String> link;
    private final Function<ObjectShape<?>, String> places;
    private final Map<String, Explained> explained = new LinkedHashMap<>();

    /**
     * @param link makes of words, and of where they lead to, what a reader of the page can follow
     * @param places where an object is described
     */
    ValueWords(BinaryOperator<String> link, Function<ObjectShape<?>, String> places) {
        this.link = link;
        this.places = places;
    }

    private record Explained(String anchor, TextShape text) {}

    String of(Shape<?> shape) {
        return switch (shape) {
            case TextShape text -> text(text);
            case ParsedShape<?> parsed -> text(parsed.text());
            case WholeShape whole -> whole.noun() + ", " + range(whole);
            case FlagShape _ -> "`true` or `false`";
            case ChoiceShape<?> choice ->
                choice.words().keySet().stream().map(Markdown::code).collect(Collectors.joining(" or "));
            case ListShape<?> list -> "a list" + bounds(list) + ": " + of(list.item());
            case MapShape<?> map -> "a map from " + text(map.name()) + " to " + of(map.value());
            case EitherShape<?> either ->
                text(either.brief().text()) + ", or " + link.apply("where to find it", places.apply(either.full()));
            case ObjectShape<?> object -> link.apply("keys of its own", places.apply(object));
        };
    }

    /** A tree of a default as YAML in one line; null where it says nothing but that the parts have their defaults. */
    static @Nullable String flow(Object tree) {
        return switch (tree) {
            case String text -> ScalarText.of(text);
            case List<?> list ->
                list.isEmpty() ? null : list.stream().map(ValueWords::flow).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.isEmpty()
                        ? null
                        : map.entrySet().stream()
                                .map(entry -> entry.getKey() + ": " + flow(entry.getValue()))
                                .collect(Collectors.joining(", ", "{", "}"));
            default -> tree.toString();
        };
    }

    /** The texts that have been met, and are written by a rule. */
    List<TextShape> texts() {
        return explained.values().stream().map(Explained::text).toList();
    }

    /** A row each for them. */
    String table() {
        var rows = new StringBuilder(Markdown.head("Value", "How it is written", "Example"));
        explained.values().forEach(entry -> {
            TextShape text = entry.text();
            String example = text.example() == null ? "" : Markdown.code(text.example());
            rows.append(Markdown.row(List.of(
                    "<a id=\"" + entry.anchor() + "\"></a>" + text.noun(),
                    text.rule() == null ? "" : text.rule(),
                    example)));
        });
        return rows.toString();
    }

    private String text(TextShape text) {
        if (text.rule() == null) {
            return text.secret() ? text.noun() + " that is never shown" : text.noun();
        }
        Explained entry = explained.computeIfAbsent(
                text.noun() + "\n" + text.rule(), key -> new Explained(anchor(text.noun()), text));
        return link.apply(text.noun(), entry.anchor());
    }

    private String anchor(String noun) {
        String plain = "value-" + Markdown.slug(noun.replaceFirst("^an? ", ""));
        long taken = explained.values().stream()
                .filter(entry -> entry.text().noun().equals(noun))
                .count();
        return taken == 0 ? plain : plain + "-" + (taken + 1);
    }

    private static String range(WholeShape whole) {
        return whole.max() == Integer.MAX_VALUE ? whole.min() + " or more" : whole.min() + " to " + whole.max();
    }

    private static String bounds(ListShape<?> list) {
        String least = list.atLeast() > 0 ? " of at least " + list.atLeast() : "";
        return least + (list.unique() ? ", nothing twice" : "");
    }
}
