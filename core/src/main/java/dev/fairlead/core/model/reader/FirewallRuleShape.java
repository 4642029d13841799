package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.model.Lightsail.FirewallRule;
import dev.fairlead.core.model.Lightsail.Protocol;
import dev.fairlead.core.model.schema.ChoiceShape;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.TextShape;
import dev.fairlead.core.model.schema.WholeShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule of the section {@code lightsail.firewall}. */
final class FirewallRuleShape extends ObjectShape<FirewallRule> {
    private static final TextShape RANGE = TextShape.matching(
            "a range of ports", "[0-9]{1,5}-[0-9]{1,5}", "The first and the last port.", "8000-8010");

    private final Key<@Nullable Integer> port =
            keys.optional("port", new WholeShape("a port", 0, 65535), "The one port that is open.");
    private final Key<@Nullable String> ports = keys.optional("ports", RANGE, "Instead of `port`, a range of them.");
    private final Key<Protocol> protocol = keys.defaulted(
            "protocol",
            ChoiceShape.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP, Protocol.ALL),
            "tcp",
            "The protocol; `icmp` and `all` need no port.");
    private final Key<List<String>> cidrs = keys.defaulted(
            "cidrs",
            ListShape.of(Addresses.CIDR).notEmpty().distinct(),
            List.of("0.0.0.0/0", "::/0"),
            "The networks it is open to.");

    FirewallRuleShape() {
        super("FirewallRule");
    }

    @Override
    protected @Nullable FirewallRule build(Fields fields) {
        Integer single = fields.get(port);
        String range = fields.get(ports);
        Protocol spoken = fields.get(protocol);
        List<String> networks = fields.get(cidrs);
        if (single != null && range != null) {
            fields.problem(ports, Diagnostic.of("A rule has either `port` or `ports`, not both."));
            return null;
        }
        if (single != null) {
            return new FirewallRule(single, single, spoken, networks);
        }
        if (range != null) {
            return ranged(fields, range, spoken, networks);
        }
        return switch (spoken) {
            case TCP, UDP -> {
                fields.problem(
                        port,
                        Diagnostic.of("The rule opens no port.")
                                .fix("Add `port: 443`, or a range with `ports: 8000-8010`."));
                yield null;
            }
            // Lightsail takes the ports of ICMP for its type and code, and -1 for any.
            case ICMP -> new FirewallRule(-1, -1, spoken, networks);
            case ALL -> new FirewallRule(0, 65535, spoken, networks);
        };
    }

    private @Nullable FirewallRule ranged(Fields fields, String range, Protocol spoken, List<String> networks) {
        int dash = range.indexOf('-');
        int from = Integer.parseInt(range.substring(0, dash));
        int to = Integer.parseInt(range.substring(dash + 1));
        if (from > to || to > 65535) {
            fields.problem(
                    ports,
                    Diagnostic.of("The range `" + range + "` is not one of ports.")
                            .why("It goes upwards, to 65535 at most."));
            return null;
        }
        return new FirewallRule(from, to, spoken, networks);
    }
}
