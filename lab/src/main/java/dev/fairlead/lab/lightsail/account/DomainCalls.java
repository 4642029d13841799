package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.util.ArrayList;
import java.util.List;
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

    private DomainCalls() {}

    private static Tree create(Region region, Request request) {
        String name = request.body().text("domainName");
        region.requireFree(name);
        Tree domain = region.resource(region.domains, name, "all")
                .with("tags", request.body().trees("tags"))
                .with("domainEntries", List.of());
        var subject = new Region.Subject(region.domains, name, "all", "");
        return Call.operation(region.begin(
                "CreateDomain",
                subject,
                request.failure(),
                at -> region.domains.timeline(name).appear(at, domain)));
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
        return Call.operation(change(region, request, "CreateDomainEntry", entries -> {
            var after = new ArrayList<>(entries);
            after.add(entry);
            return after;
        }));
    }

    private static Tree updateEntry(Region region, Request request) {
        Tree entry = shown(request.body().tree("domainEntry"));
        requireEntry(region, request, entry);
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

    /** A star comes back as its octal escape. */
    private static Tree shown(Tree entry) {
        return entry.with("name", entry.text("name").replace("*", "\\052"));
    }
}
