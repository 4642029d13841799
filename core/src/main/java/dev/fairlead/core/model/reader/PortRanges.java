package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.PortRange;
import dev.fairlead.core.model.schema.ParsedShape;
import dev.fairlead.core.model.schema.TextShape;
import org.jspecify.annotations.Nullable;

/** Ports with their protocol, as {@code 51820/udp} or {@code 8000-8010/tcp}. */
final class PortRanges {
    static final ParsedShape<PortRange> SHAPE = new ParsedShape<>(
            TextShape.matching(
                            "a port with its protocol",
                            "[0-9]{1,5}(?:-[0-9]{1,5})?/(?:tcp|udp)",
                            "A port or the first and the last of a range, a slash, and `tcp` or `udp`.",
                            "51820/udp")
                    .checked(PortRanges::complaint),
            PortRanges::parse);

    private static final int HIGHEST = 65535;

    private PortRanges() {}

    private static @Nullable Diagnostic complaint(String text) {
        PortRange range = parse(text);
        return range.from() >= 1 && range.from() <= range.to() && range.to() <= HIGHEST
                ? null
                : Diagnostic.of(Quoted.of(text) + " names no ports.")
                        .why("They go upwards, from 1 to " + HIGHEST + " at most.");
    }

    private static PortRange parse(String text) {
        int slash = text.indexOf('/');
        String protocol = text.substring(slash + 1);
        int dash = text.indexOf('-');
        if (dash < 0) {
            return PortRange.of(Integer.parseInt(text.substring(0, slash)), protocol);
        }
        return new PortRange(
                Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1, slash)), protocol);
    }
}
