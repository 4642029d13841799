package dev.fairlead.lab.lightsail.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object as it stands on the wire: a request, a reply, or a thing of the account. Never changed, only copied. */
public record Tree(Map<String, Object> members) {
    public static final Tree EMPTY = new Tree(Map.of());

    public Tree {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** From what a reader of JSON gave; members that are null are left out, as the protocol treats them alike. */
    @SuppressWarnings("unchecked")
    public static Tree from(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            throw ApiException.serialization("The body is not a JSON object.");
        }
        var members = new LinkedHashMap<String, Object>();
        ((Map<String, @Nullable Object>) map).forEach((name, value) -> {
            if (value != null) {
                members.put(name, value);
            }
        });
        return new Tree(members);
    }

    public static Tree of(String name, Object value) {
        return EMPTY.with(name, value);
    }

    /** A copy with the member set; a tree or a list of trees goes in as the maps they hold, a time as epoch seconds. */
    public Tree with(String name, Object value) {
        var copy = new LinkedHashMap<>(members);
        copy.put(name, plain(value));
        return new Tree(copy);
    }

    public Tree without(String name) {
        var copy = new LinkedHashMap<>(members);
        copy.remove(name);
        return new Tree(copy);
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** The text, which must be there. */
    public String text(String name) {
        String text = textOrNull(name);
        if (text == null) {
            throw ApiException.invalid("The parameter " + name + " is missing.");
        }
        return text;
    }

    public @Nullable String textOrNull(String name) {
        Object value = members.get(name);
        return value == null ? null : value.toString();
    }

    public String textOr(String name, String otherwise) {
        String text = textOrNull(name);
        return text == null ? otherwise : text;
    }

    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    public int whole(String name, int otherwise) {
        return members.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    public Tree tree(String name) {
        return from(members.getOrDefault(name, Map.of()));
    }

    public List<Tree> trees(String name) {
        return list(name).stream().map(Tree::from).toList();
    }

    public List<String> texts(String name) {
        return list(name).stream().map(Object::toString).toList();
    }

    private List<?> list(String name) {
        return members.get(name) instanceof List<?> list ? list : List.of();
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Tree tree -> tree.members();
            case List<?> list -> list.stream().map(Tree::plain).toList();
            case Instant instant -> BigDecimal.valueOf(instant.toEpochMilli(), 3);
            default -> value;
        };
    }
}
