package dev.fairlead.lightsail.api;

import dev.fairlead.lightsail.account.DomainEntry;
import dev.fairlead.lightsail.call.LightsailCall.Target;
import dev.fairlead.lightsail.call.LightsailCall.ZoneCall;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.lightsail.model.Operation;

/**
 * Calls to DNS, which lives in one region for all: how each is sent, and how its effect is seen.
 */
record ZoneArea(Clients clients, Calls calls) {
    static String nameOf(ZoneCall call) {
        return switch (call) {
            case ZoneCall.Create _ -> "CreateDomainEntry";
            case ZoneCall.Update _ -> "UpdateDomainEntry";
            case ZoneCall.Delete _ -> "DeleteDomainEntry";
        };
    }

    List<Operation> send(ZoneCall call, Consumer<String> told) {
        DomainEntry entry = entry(call, told);
        return switch (call) {
            case ZoneCall.Create create ->
                List.of(clients.ofDns()
                        .createDomainEntry(request -> request.domainName(create.zone())
                                .domainEntry(one -> one.name(entry.name())
                                        .type(entry.type())
                                        .target(entry.written())))
                        .operation());
            case ZoneCall.Update update -> {
                String id = there(update, entry::isOfSame, told).id();
                yield clients.ofDns()
                        .updateDomainEntry(request -> request.domainName(update.zone())
                                .domainEntry(one -> one.id(id)
                                        .name(entry.name())
                                        .type(entry.type())
                                        .target(entry.written())))
                        .operations();
            }
            case ZoneCall.Delete delete -> {
                DomainEntry seen = there(delete, entry::saysAs, told);
                yield List.of(clients.ofDns()
                        .deleteDomainEntry(request -> request.domainName(delete.zone())
                                .domainEntry(one -> one.id(seen.id())
                                        .name(seen.name())
                                        .type(seen.type())
                                        .target(seen.written())))
                        .operation());
            }
        };
    }

    /** Whether things are as the call wants them. */
    boolean isSo(ZoneCall call, Consumer<String> told) {
        DomainEntry entry = entry(call, told);
        boolean isThere = entries(call.zone(), told).stream().anyMatch(entry::saysAs);
        return switch (call) {
            case ZoneCall.Create _, ZoneCall.Update _ -> isThere;
            case ZoneCall.Delete _ -> !isThere;
        };
    }

    private DomainEntry entry(ZoneCall call, Consumer<String> told) {
        String target = switch (call.target()) {
            case Target.Text(String text) -> text;
            case Target.OfStaticIp(String name) ->
                calls.call(
                        "GetStaticIp",
                        told,
                        () -> clients.home()
                                .getStaticIp(request -> request.staticIpName(name))
                                .staticIp()
                                .ipAddress());
        };
        return DomainEntry.of(call.name(), call.type(), target);
    }

    private DomainEntry there(ZoneCall call, Predicate<DomainEntry> isMeant, Consumer<String> told) {
        return entries(call.zone(), told).stream()
                .filter(isMeant)
                .findFirst()
                .orElseThrow(() -> new LightsailException(
                        LightsailException.Reason.NOT_FOUND,
                        "The zone `" + call.zone() + "` has no such entry `" + call.name() + "` of type " + call.type()
                                + " any more.",
                        "Somebody changed it meanwhile.",
                        "Apply again."));
    }

    private List<DomainEntry> entries(String zone, Consumer<String> told) {
        return calls
                .call(
                        "GetDomain",
                        told,
                        () -> clients.ofDns()
                                .getDomain(request -> request.domainName(zone))
                                .domain())
                .domainEntries()
                .stream()
                .map(FurtherReadings::entry)
                .toList();
    }
}
