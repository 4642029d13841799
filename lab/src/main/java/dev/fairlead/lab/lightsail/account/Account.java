package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.machine.CertificateAuthority;
import dev.fairlead.lab.lightsail.machine.Machines;
import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Service;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** An account that starts empty: regions, and the operations there are. */
public final class Account implements Service {
    private static final String DOMAINS_LIVE_IN = "us-east-1";

    private final Map<String, Call> calls = new TreeMap<>();
    private final Map<String, Region> regions = new ConcurrentHashMap<>();
    private final Pace pace;
    private final Machines machines;
    private final CertificateAuthority authority;
    private final InstantSource clock;

    public Account(Pace pace, Machines machines, CertificateAuthority authority, InstantSource clock) {
        this.pace = pace;
        this.machines = machines;
        this.authority = authority;
        this.clock = clock;
        calls.putAll(CatalogueCalls.ALL);
        calls.putAll(InstanceCalls.ALL);
        calls.putAll(InstanceSettingCalls.ALL);
        calls.putAll(AccessCalls.ALL);
        calls.putAll(KeyPairCalls.ALL);
        calls.putAll(StaticIpCalls.ALL);
        calls.putAll(PortCalls.ALL);
        calls.putAll(TagCalls.ALL);
        calls.putAll(SnapshotCalls.ALL);
        calls.putAll(DiskCalls.ALL);
        calls.putAll(DiskSnapshotCalls.ALL);
        calls.putAll(DomainCalls.ALL);
        calls.putAll(AlarmCalls.ALL);
        calls.putAll(OperationCalls.ALL);
    }

    /** The names of all operations. */
    public Set<String> operations() {
        return Set.copyOf(calls.keySet());
    }

    @Override
    public boolean offers(String operation) {
        return calls.containsKey(operation);
    }

    @Override
    public Tree answer(Request request) {
        Call call = calls.get(request.operation());
        if (call == null) {
            throw ApiException.invalid("There is no operation " + request.operation() + ".");
        }
        if (request.operation().contains("Domain") && !request.region().equals(DOMAINS_LIVE_IN)) {
            throw ApiException.invalid("Domain APIs are only available in the us-east-1 Region.");
        }
        Region region = region(request.region());
        synchronized (region) {
            return call.answer(region, request);
        }
    }

    /** A DNS zone that was there before anybody asked. */
    public void addZone(String name) {
        Region region = region(DOMAINS_LIVE_IN);
        synchronized (region) {
            region.domains.timeline(name).appear(region.now(), DomainCalls.zone(region, name));
        }
    }

    private Region region(String of) {
        return regions.computeIfAbsent(of, name -> new Region(name, pace, machines, authority, clock));
    }
}
