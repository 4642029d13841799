package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.schema.ChoiceShape;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.WholeShape;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The section {@code lightsail.metadataOptions}, read to the service's own names and words. */
final class MetadataOptionsShape extends ObjectShape<Map<String, String>> {
    private static final ChoiceShape<Switch> SWITCH = ChoiceShape.of(Switch.ENABLED, Switch.DISABLED);

    private final Key<@Nullable Tokens> httpTokens = keys.optional(
            "httpTokens",
            ChoiceShape.of(Tokens.OPTIONAL, Tokens.REQUIRED),
            "Whether a question needs a token; `required` keeps a forged request from reading credentials.");
    private final Key<@Nullable Switch> httpEndpoint =
            keys.optional("httpEndpoint", SWITCH, "Whether the service answers at all.");
    private final Key<@Nullable Switch> httpProtocolIpv6 =
            keys.optional("httpProtocolIpv6", SWITCH, "Whether it answers over IPv6 too.");
    private final Key<@Nullable Integer> httpPutResponseHopLimit = keys.optional(
            "httpPutResponseHopLimit",
            new WholeShape("a number of hops", 1, 64),
            "How far a token travels; 2 lets containers have one.");

    private enum Tokens {
        OPTIONAL,
        REQUIRED
    }

    private enum Switch {
        ENABLED,
        DISABLED
    }

    MetadataOptionsShape() {
        super("MetadataOptions");
    }

    @Override
    protected Map<String, String> build(Fields fields) {
        var options = new LinkedHashMap<String, String>();
        put(options, "httpTokens", fields.get(httpTokens));
        put(options, "httpEndpoint", fields.get(httpEndpoint));
        put(options, "httpProtocolIpv6", fields.get(httpProtocolIpv6));
        put(options, "httpPutResponseHopLimit", fields.get(httpPutResponseHopLimit));
        return options;
    }

    private static void put(Map<String, String> options, String name, @Nullable Object value) {
        if (value != null) {
            options.put(name, value.toString().toLowerCase(Locale.ROOT));
        }
    }
}
