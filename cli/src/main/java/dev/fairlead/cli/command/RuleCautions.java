package dev.fairlead.cli.command;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import dev.fairlead.core.model.IgnoreRule;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.lightsail.expansion.LightsailExpansion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules of {@code drift.ignore} that do nothing, as far as that can be told without a look at the server. */
final class RuleCautions {
    private RuleCautions() {}

    /** @param inside what the model asks of its box */
    static List<Diagnostic> of(ServerModel model, List<Resource<?>> inside, LocalDate today) {
        Set<String> known = addresses(model, inside);
        var cautions = new ArrayList<Diagnostic>();
        List<IgnoreRule> rules = model.drift().ignore();
        for (int i = 0; i < rules.size(); i++) {
            Diagnostic caution = caution(rules.get(i), known, today);
            if (caution != null) {
                cautions.add(caution.at(model.locate("drift.ignore[" + i + "].address")));
            }
        }
        return cautions;
    }

    private static @Nullable Diagnostic caution(IgnoreRule rule, Set<String> known, LocalDate today) {
        String subject = Quoted.of(rule.subject());
        if (rule.isOver(today)) {
            return Diagnostic.of("The rule that ignores " + subject + " ended with " + rule.until() + ".")
                    .why("What it let be counts again.")
                    .fix("Give it another day, or take it out.");
        }
        return known.stream().anyMatch(rule::names)
                ? null
                : Diagnostic.of("The rule that ignores " + subject + " names nothing of this server.")
                        .fix(meant(rule.address(), known));
    }

    private static @Nullable String meant(String address, Set<String> known) {
        String nearest = Suggestion.didYouMean(address, known);
        if (nearest != null) {
            return nearest;
        }
        var kinds = new LinkedHashSet<String>();
        known.forEach(each -> kinds.add(kind(each)));
        String kind = kind(address);
        String like = kinds.contains(kind) ? null : Suggestion.nearest(kind, kinds);
        return like == null ? null : "Did you mean " + Quoted.of(like + address.substring(kind.length())) + "?";
    }

    /** {@code host/file} */
    private static String kind(String address) {
        return address.substring(0, address.indexOf(':'));
    }

    private static Set<String> addresses(ServerModel model, List<Resource<?>> inside) {
        var addresses = new LinkedHashSet<String>();
        inside.stream().map(Resource::address).map(Address::toString).forEach(addresses::add);
        Lightsail lightsail = model.lightsail();
        if (lightsail != null) {
            new LightsailExpansion(model.name(), lightsail, null, null)
                    .resources()
                    .forEach(resource -> addresses.add(resource.address().toString()));
        }
        return addresses;
    }
}
