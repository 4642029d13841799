package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.util.List;
import java.util.Map;

/** Addresses that stay. */
final class StaticIpCalls {
    private static final int QUOTA = 5;

    static final Map<String, Call> ALL = Map.of(
            "AllocateStaticIp", StaticIpCalls::allocate,
            "GetStaticIps",
                    (region, request) -> region.page(request.body(), "staticIps", region.staticIps.all(region.shown())),
            "GetStaticIp",
                    (region, request) -> Tree.of(
                            "staticIp",
                            region.seen(region.staticIps, request.body().text("staticIpName"))),
            "AttachStaticIp", StaticIpCalls::attach,
            "DetachStaticIp", StaticIpCalls::detach,
            "ReleaseStaticIp", StaticIpCalls::release);

    private StaticIpCalls() {}

    private static Tree allocate(Region region, Request request) {
        String name = request.body().text("staticIpName");
        region.requireFree(name);
        List<String> taken = region.staticIps.all(region.now()).stream()
                .map(ip -> ip.text("ipAddress"))
                .toList();
        if (taken.size() >= QUOTA) {
            throw ApiException.invalid("You have reached the maximum number of static IP addresses: " + QUOTA);
        }
        Tree ip = region.resource(region.staticIps, name, "all")
                .with("ipAddress", region.machines.staticAddress(taken))
                .with("isAttached", false);
        var subject = new Region.Subject(region.staticIps, name, "all", "");
        return Call.operations(region.begin(
                "AllocateStaticIp",
                subject,
                request.failure(),
                at -> region.staticIps.timeline(name).appear(at, ip)));
    }

    private static Tree attach(Region region, Request request) {
        String name = request.body().text("staticIpName");
        String instance = request.body().text("instanceName");
        Tree ip = region.current(region.staticIps, name);
        if (region.current(region.instances, instance).text("ipAddressType").equals("ipv6")) {
            throw ApiException.invalid("A static IP cannot be attached to an instance without IPv4: " + instance);
        }
        region.requireIdle(name);
        region.requireIdle(instance);
        if (ip.isTrue("isAttached")) {
            throw ApiException.invalid("The static IP is attached already: " + name + " to " + ip.text("attachedTo"));
        }
        var subject = region.subject(region.staticIps, name, instance);
        return Call.operations(region.begin("AttachStaticIp", subject, request.failure(), at -> {
            region.staticIps
                    .timeline(name)
                    .change(at, before -> before.with("isAttached", true).with("attachedTo", instance));
            region.instances
                    .timeline(instance)
                    .change(
                            at,
                            before -> before.with("isStaticIp", true).with("publicIpAddress", ip.text("ipAddress")));
            Settling.hold(region, instance, ip.text("ipAddress"));
        }));
    }

    private static Tree detach(Region region, Request request) {
        String name = request.body().text("staticIpName");
        Tree ip = region.current(region.staticIps, name);
        if (!ip.isTrue("isAttached")) {
            throw ApiException.invalid("The static IP is not attached: " + name);
        }
        String instance = ip.text("attachedTo");
        region.requireIdle(name);
        region.requireIdle(instance);
        var subject = region.subject(region.staticIps, name, instance);
        return Call.operations(region.begin("DetachStaticIp", subject, request.failure(), at -> {
            region.staticIps.timeline(name).change(at, StaticIpCalls::detached);
            region.instances
                    .timeline(instance)
                    .change(at, before -> Settling.addressed(region, instance, before.with("isStaticIp", false)));
            Settling.hold(region, instance, null);
        }));
    }

    private static Tree release(Region region, Request request) {
        String name = request.body().text("staticIpName");
        Tree ip = region.current(region.staticIps, name);
        region.requireIdle(name);
        if (ip.isTrue("isAttached")) {
            throw ApiException.invalid("The static IP is still attached: " + name);
        }
        var subject = region.subject(region.staticIps, name, "");
        return Call.operations(region.begin(
                "ReleaseStaticIp",
                subject,
                request.failure(),
                at -> region.staticIps.timeline(name).vanish(at)));
    }

    static Tree detached(Tree ip) {
        return ip.with("isAttached", false).without("attachedTo");
    }
}
