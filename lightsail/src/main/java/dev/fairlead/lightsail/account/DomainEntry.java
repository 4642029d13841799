package dev.fairlead.lightsail.account;

import java.util.Locale;

/**
 * A line of a DNS zone, in one normal form.
 *
 * @param id the service's own; empty for one that is not there yet
 * @param name in full, lower case, with {@code *} for any label
 * @param type such as {@code CNAME}
 * @param target an address, a name without the dot at its end, or a text without quotes
 */
public record DomainEntry(String id, String name, String type, String target) {
    private static final String TEXT = "TXT";
    /** How the service writes a star. */
    private static final String STAR = "\\052";

    public DomainEntry {
        name = withoutDot(name.replace(STAR, "*")).toLowerCase(Locale.ROOT);
        if (type.equals(TEXT)) {
            target = unquoted(target);
        } else {
            target = withoutDot(target).toLowerCase(Locale.ROOT);
        }
    }

    public static DomainEntry of(String name, String type, String target) {
        return new DomainEntry("", name, type, target);
    }

    /** The target as the service wants it. */
    public String written() {
        return type.equals(TEXT) ? "\"" + target + "\"" : target;
    }

    /** Whether it says the same, whichever of the two is in the zone. */
    public boolean saysAs(DomainEntry other) {
        return isOf(other.name, other.type) && target.equals(other.target);
    }

    /** Whether it is of the same name and type. */
    public boolean isOfSame(DomainEntry other) {
        return isOf(other.name, other.type);
    }

    public boolean isOf(String otherName, String otherType) {
        return name.equals(otherName) && type.equals(otherType);
    }

    private static String withoutDot(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static String unquoted(String text) {
        boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }
}
