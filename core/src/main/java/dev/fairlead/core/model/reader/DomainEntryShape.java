package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.Lightsail.DomainEntry;
import dev.fairlead.core.model.Lightsail.RecordType;
import dev.fairlead.core.model.schema.ChoiceShape;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.TextShape;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of a zone in {@code lightsail.domains}. */
final class DomainEntryShape extends ObjectShape<DomainEntry> {
    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final String DOMAIN = LABEL + "(?:\\." + LABEL + ")+";
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final int LONGEST_TEXT = 255;

    private final Key<String> name = keys.required(
            "name",
            TextShape.matching(
                    "a name in DNS",
                    "(?:\\*\\.)?" + DOMAIN,
                    "In full, with the name of its zone at the end; the first label may be `*`.",
                    "www.example.com"),
            "The whole name, such as `www.example.com`.");
    private final Key<RecordType> type = keys.defaulted("type", types(), "A", "What kind of entry it is.");
    private final Key<@Nullable String> target = keys.optional(
            "target",
            TextShape.line("text"),
            "Where it leads, or the text of a `TXT` without quotes; without it, an `A` leads to `staticIp`.");

    DomainEntryShape() {
        super("DomainEntry");
    }

    private static ChoiceShape<RecordType> types() {
        Map<String, RecordType> words = new LinkedHashMap<>();
        for (RecordType one : RecordType.values()) {
            words.put(one.name(), one);
        }
        return new ChoiceShape<>(words);
    }

    @Override
    protected @Nullable DomainEntry build(Fields fields) {
        RecordType kind = fields.get(type);
        String led = fields.get(target);
        if (led == null && kind != RecordType.A) {
            fields.problem(
                    target,
                    Diagnostic.of("The entry leads nowhere.")
                            .why("Only an `A` without `target` leads to the static IP.")
                            .fix("Add a `target`."));
            return null;
        }
        String wrong = led == null ? null : wrong(kind, led);
        if (wrong != null) {
            fields.problem(target, Diagnostic.of(Quoted.of(String.valueOf(led)) + " is not " + wrong + "."));
            return null;
        }
        return new DomainEntry(fields.get(name).toLowerCase(Locale.ROOT), kind, led == null ? null : plain(kind, led));
    }

    /** The noun that the target is not, or null. */
    private static @Nullable String wrong(RecordType kind, String led) {
        return switch (kind) {
            case A -> led.matches(BYTE + "(?:\\." + BYTE + "){3}") ? null : "an address of IPv4";
            case AAAA -> isIpv6(led) ? null : "an address of IPv6";
            case CNAME -> led.matches(DOMAIN + "\\.?") ? null : "a name in DNS";
            case TXT ->
                led.isEmpty() || led.length() > LONGEST_TEXT || !led.matches("[\\x20-\\x7e&&[^\"\\\\]]*")
                        ? "a text of 1 to " + LONGEST_TEXT + " plain characters without quotes and backslashes"
                        : null;
        };
    }

    /** Without a zone, which means nothing in DNS, and no address of IPv4 in the clothes of one. */
    private static boolean isIpv6(String text) {
        if (!text.matches("[0-9A-Fa-f:]+")) {
            return false;
        }
        try {
            return InetAddress.ofLiteral(text) instanceof Inet6Address;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String plain(RecordType kind, String led) {
        return switch (kind) {
            case A, TXT -> led;
            case AAAA -> led.toLowerCase(Locale.ROOT);
            case CNAME -> (led.endsWith(".") ? led.substring(0, led.length() - 1) : led).toLowerCase(Locale.ROOT);
        };
    }
}
