package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** DNS zones and their entries. */
final class DomainCalls {
    static final Map<String, Call> ALL = Map.of(
            "CreateDomain", DomainCalls::create,
            "GetDomains",
                    (region, request) -> region.page(request.body(), "domains", region.domains.all(region.shown())),
            "GetDomain",
                    (region, request) -> Tree.of(
                            "domain", region.seen(region.domains, request.body().text("domainName"))),
            "DeleteDomain", DomainCalls::delete,
            "CreateDomainEntry", DomainCalls::createEntry,
            "UpdateDomainEntry", DomainCalls::updateEntry,
            "DeleteDomainEntry", DomainCalls::deleteEntry);

    private static final List<String> TYPES = List.of("A", "AAAA", "CNAME", "MX", "NS", "SOA", "SRV", "TXT");

    private DomainCalls() {}

    private static Tree create(Region region, Request request) {
        String name = request.body().text("domainName");
        region.requireFree(name);
        Tree domain = zone(region, name).with("tags", request.body().trees("tags"));
        var subject = new Region.Subject(region.domains, name, "all", "");
        return Call.operation(region.begin(
                "CreateDomain",
                subject,
                request.failure(),
                at -> region.domains.timeline(name).appear(at, domain)));
    }

    static Tree zone(Region region, String name) {
        return region.resource(region.domains, name, "all")
                .with("tags", List.of())
                .with("domainEntries", List.of());
    }

    private static Tree delete(Region region, Request request) {
        String name = request.body().text("domainName");
        region.current(region.domains, name);
        var subject = region.subject(region.domains, name, "");
        return Call.operation(region.begin(
                "DeleteDomain",
                subject,
                request.failure(),
                at -> region.domains.timeline(name).vanish(at)));
    }

    private static Tree createEntry(Region region, Request request) {
        Tree entry = shown(
                request.body().tree("domainEntry").with("id", UUID.randomUUID().toString()));
        requireFitting(region, request, entry);
        return Call.operation(change(region, request, "CreateDomainEntry", entries -> {
            var after = new ArrayList<>(entries);
            after.add(entry);
            return after;
        }));
    }

    private static Tree updateEntry(Region region, Request request) {
        Tree entry = shown(request.body().tree("domainEntry"));
        requireEntry(region, request, entry);
        requireFitting(region, request, entry);
        return Call.operations(change(
                region,
                request,
                "UpdateDomainEntry",
                entries -> entries.stream()
                        .map(one -> one.text("id").equals(entry.text("id")) ? entry : one)
                        .toList()));
    }

    private static Tree deleteEntry(Region region, Request request) {
        Tree entry = request.body().tree("domainEntry");
        requireEntry(region, request, entry);
        return Call.operation(change(
                region,
                request,
                "DeleteDomainEntry",
                entries -> entries.stream()
                        .filter(one -> !one.text("id").equals(entry.text("id")))
                        .toList()));
    }

    /** What DNS allows beside what is in the zone. */
    private static void requireFitting(Region region, Request request, Tree entry) {
        String zone = request.body().text("domainName");
        String name = entry.text("name");
        if (!name.equals(zone) && !name.endsWith("." + zone)) {
            throw ApiException.invalid("The name is not in the zone " + zone + ": " + name);
        }
        String type = entry.text("type");
        String target = entry.text("target");
        if (!TYPES.contains(type) || (type.equals("TXT") && !target.matches("\".*\""))) {
            throw ApiException.invalid("The target does not fit the type " + type + ": " + target);
        }
        for (Tree other : region.current(region.domains, zone).trees("domainEntries")) {
            if (!other.text("name").equals(name) || other.text("id").equals(entry.text("id"))) {
                continue;
            }
            if (other.text("type").equals(type) && other.text("target").equals(target)) {
                throw ApiException.invalid("The record already exists: " + name + " " + type);
            }
            if (type.equals("CNAME") || other.text("type").equals("CNAME")) {
                throw ApiException.invalid("A name with a CNAME has no other record: " + name);
            }
        }
    }

    private static void requireEntry(Region region, Request request, Tree entry) {
        String id = entry.text("id");
        boolean isThere =
                region.current(region.domains, request.body().text("domainName")).trees("domainEntries").stream()
                        .anyMatch(one -> one.text("id").equals(id));
        if (!isThere) {
            throw ApiException.notFound("DomainEntry", id);
        }
    }

    private static Tree change(Region region, Request request, String type, UnaryOperator<List<Tree>> change) {
        String name = request.body().text("domainName");
        region.current(region.domains, name);
        region.requireIdle(name);
        var subject = region.subject(region.domains, name, "");
        return region.begin(
                type,
                subject,
                request.failure(),
                at -> region.domains
                        .timeline(name)
                        .change(
                                at,
                                before -> before.with("domainEntries", change.apply(before.trees("domainEntries")))));
    }

    /** A star comes back as its octal escape, and letters are small. */
    private static Tree shown(Tree entry) {
        return entry.with("name", entry.text("name").toLowerCase(Locale.ROOT).replace("*", "\\052"));
    }
}
