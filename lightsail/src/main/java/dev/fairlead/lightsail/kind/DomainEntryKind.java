package dev.fairlead.lightsail.kind;

import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.DomainEntry;
import dev.fairlead.lightsail.account.StaticIp;
import dev.fairlead.lightsail.call.LightsailCall.Target;
import dev.fairlead.lightsail.call.LightsailCall.ZoneCall;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a DNS zone. Its name and type say which one is meant; of a {@code TXT}, the text does too, since a name may
 * have several. All other entries of the zone are somebody else's.
 */
public final class DomainEntryKind implements LightsailKind<DomainEntryKind.Declaration> {
    public static final DomainEntryKind DOMAIN_ENTRY = new DomainEntryKind();

    private static final String TARGET = "target";

    private DomainEntryKind() {}

    /** @param isWanted whether there should be such an entry; one that leads elsewhere meanwhile is not meant then */
    public record Declaration(String zone, String name, String type, Target target, boolean isWanted) {}

    @Override
    public String name() {
        return "domain-entry";
    }

    /** What tells the entry from all others. */
    public static String nameOf(DomainEntry entry) {
        String rest = entry.type().equals("TXT") ? " " + entry.target() : "";
        return entry.name() + " " + entry.type() + rest;
    }

    /** How an entry is that leads there. */
    public static State stateOf(Target target) {
        return State.EMPTY.plain(TARGET, words(target));
    }

    @Override
    public @Nullable State desired(Declaration declared) {
        return declared.isWanted() ? stateOf(declared.target()) : null;
    }

    @Override
    public Observation observe(Account account, Resource<Declaration> resource) {
        Declaration declared = resource.declared();
        List<DomainEntry> entries = account.further().zones().getOrDefault(declared.zone(), List.of());
        String target = text(account, declared.target());
        Predicate<DomainEntry> isOf = entry -> entry.isOf(declared.name(), declared.type());
        Predicate<DomainEntry> isAsDeclared = isOf.and(entry -> entry.target().equals(target));
        if (entries.stream().anyMatch(isAsDeclared)) {
            return Observation.present(stateOf(declared.target()));
        }
        boolean isMeantByName = declared.isWanted() && !declared.type().equals("TXT");
        Optional<DomainEntry> other =
                isMeantByName ? entries.stream().filter(isOf).findFirst() : Optional.empty();
        return other.map(entry -> Observation.present(stateOf(named(account, entry))))
                .orElseGet(Observation::absent);
    }

    /** A static IP by its name, as the model would say it. */
    private static Target named(Account account, DomainEntry entry) {
        return account.staticIps().values().stream()
                .filter(ip -> ip.address().equals(entry.target()))
                .findFirst()
                .<Target>map(ip -> new Target.OfStaticIp(ip.name()))
                .orElseGet(() -> new Target.Text(entry.target()));
    }

    /** A name alone does not say in which zone it is: whoever takes entries away looks for them in the account. */
    @Override
    public @Nullable Declaration orphan(String name) {
        return null;
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().flatMap(DomainEntryKind::steps).toList();
    }

    private static Stream<Step> steps(Change<Declaration> change) {
        Declaration declared = change.declared();
        String entry = declared.name() + " " + declared.type();
        return Stream.of(
                switch (change.action()) {
                    case CREATE ->
                        LightsailKind.step(
                                "create the entry " + entry + " to " + words(declared.target()),
                                change.address(),
                                new ZoneCall.Create(
                                        declared.zone(), declared.name(), declared.type(), declared.target()));
                    case UPDATE, REPLACE ->
                        LightsailKind.step(
                                "lead the entry " + entry + " to " + words(declared.target()),
                                change.address(),
                                new ZoneCall.Update(
                                        declared.zone(), declared.name(), declared.type(), declared.target()));
                    case DELETE ->
                        LightsailKind.step(
                                "delete the entry " + entry,
                                change.address(),
                                new ZoneCall.Delete(
                                        declared.zone(), declared.name(), declared.type(), declared.target()));
                });
    }

    private static String words(Target target) {
        return switch (target) {
            case Target.Text(String text) -> text;
            case Target.OfStaticIp(String name) -> "the static IP " + name;
        };
    }

    /** Null where it is not known yet. */
    private static @Nullable String text(Account account, Target target) {
        return switch (target) {
            case Target.Text(String text) -> text;
            case Target.OfStaticIp(String name) -> {
                StaticIp seen = account.staticIps().get(name);
                yield seen == null ? null : seen.address();
            }
        };
    }
}
