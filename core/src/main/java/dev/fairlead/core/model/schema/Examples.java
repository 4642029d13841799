package dev.fairlead.core.model.schema;

import org.jspecify.annotations.Nullable;

/** One good value of a shape, as it would be written. */
public final class Examples {
    private Examples() {}

    /** Null where there is no telling one. */
    public static @Nullable String of(Shape<?> shape) {
        return switch (shape) {
            case TextShape text -> text.example();
            case ParsedShape<?> parsed -> parsed.text().example();
            case WholeShape whole -> whole.min() == whole.max() ? String.valueOf(whole.min()) : null;
            case FlagShape flag -> "true";
            case ChoiceShape<?> choice -> choice.words().keySet().iterator().next();
            case ListShape<?> list -> {
                String item = of(list.item());
                yield item == null ? null : "[" + item + "]";
            }
            case EitherShape<?> either -> of(either.brief());
            case MapShape<?> map -> null;
            case ObjectShape<?> object -> null;
        };
    }
}
