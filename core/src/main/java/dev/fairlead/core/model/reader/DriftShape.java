package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import dev.fairlead.core.model.DriftSettings;
import dev.fairlead.core.model.IgnoreRule;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.ParsedShape;
import dev.fairlead.core.model.schema.TextShape;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The section {@code drift}. */
final class DriftShape extends ObjectShape<DriftSettings> {
    private final Key<List<IgnoreRule>> ignore = keys.defaulted(
            "ignore",
            ListShape.of(new RuleShape()),
            List.of(),
            "What somebody changed on the server and is let be for a time: `drift` lists it as ignored, `apply` leaves"
                    + " it alone.");

    DriftShape() {
        super("Drift");
    }

    @Override
    protected DriftSettings build(Fields fields) {
        return new DriftSettings(fields.get(ignore));
    }

    private static final class RuleShape extends ObjectShape<IgnoreRule> {
        private static final List<String> REALMS = List.of("host", "lightsail");

        /** The side of the server is no pattern, so that each rule belongs to one of them. */
        private static final TextShape ADDRESS = TextShape.matching(
                        "the address of a thing",
                        "(?:host|lightsail)/[a-z0-9*-]+:[^\\u0000-\\u001f]+",
                        "`host/KIND:NAME` or `lightsail/KIND:NAME`, as plans show it; in KIND and NAME `*` stands for"
                                + " any text.",
                        "host/file:/etc/motd")
                .remedied(RuleShape::withRealm);

        private static final TextShape REASON = TextShape.matching(
                "a reason",
                "[^\\u0000-\\u001f]*[^\\u0000-\\u0020][^\\u0000-\\u001f]*",
                "A sentence in one line, for whoever reads the report.",
                "Raised by hand until the new box is there.");

        private static final ParsedShape<LocalDate> DAY = new ParsedShape<>(
                TextShape.matching(
                                "a day",
                                "[0-9]{4}-[0-9]{2}-[0-9]{2}",
                                "Year, month and day, with dashes.",
                                "2027-01-31")
                        .checked(RuleShape::noSuchDay),
                LocalDate::parse);

        private final Key<String> address = keys.required(
                "address",
                ADDRESS,
                "The things, as plans show them; `*` stands for any text behind `host/` or `lightsail/`.");
        private final Key<@Nullable String> attribute = keys.optional(
                "attribute",
                TextShape.line("the name of an attribute"),
                "What of them may differ, such as `mode`; without it all may, their being there too.");
        private final Key<String> reason = keys.required("reason", REASON, "The reason, for whoever reads the report.");
        private final Key<LocalDate> until =
                keys.required("until", DAY, "The last day, in UTC, on which the rule counts.");

        RuleShape() {
            super("IgnoreRule");
        }

        @Override
        protected IgnoreRule build(Fields fields) {
            return new IgnoreRule(fields.get(address), fields.get(attribute), fields.get(reason), fields.get(until));
        }

        private static @Nullable String withRealm(String text) {
            int slash = text.indexOf('/');
            if (text.startsWith("/")) {
                return "Did you mean `host/file:" + text + "`?";
            }
            String meant = slash <= 0 ? null : Suggestion.nearest(text.substring(0, slash), REALMS);
            return meant == null || REALMS.contains(text.substring(0, slash))
                    ? null
                    : "Did you mean `" + meant + text.substring(slash) + "`?";
        }

        private static @Nullable Diagnostic noSuchDay(String text) {
            try {
                LocalDate.parse(text);
                return null;
            } catch (DateTimeException e) {
                return Diagnostic.of("There is no day " + Quoted.of(text) + ".");
            }
        }
    }
}
