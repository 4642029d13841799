package dev.fairlead.lightsail.api;

import dev.fairlead.lightsail.account.PortRule;
import dev.fairlead.lightsail.account.Snapshot;
import dev.fairlead.lightsail.call.LightsailCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.AddOnType;
import software.amazon.awssdk.services.lightsail.model.Operation;
import software.amazon.awssdk.services.lightsail.model.PortInfo;
import software.amazon.awssdk.services.lightsail.model.ResourceType;
import software.amazon.awssdk.services.lightsail.model.Tag;

/** From our own words to the SDK's: sends one call and gives the operations it began. */
record Sending(LightsailClient client, DiskArea disks, AlarmArea alarms, ZoneArea zones) {
    static final Tag SERVED = Tag.builder().key(Snapshot.SERVED).value("yes").build();

    /** @param told of what has to be looked up first */
    List<Operation> send(LightsailCall call, Consumer<String> told) {
        return switch (call) {
            case LightsailCall.ImportKeyPair pair ->
                List.of(client.importKeyPair(
                                request -> request.keyPairName(pair.name()).publicKeyBase64(pair.publicKey()))
                        .operation());
            case LightsailCall.DeleteKeyPair pair ->
                List.of(client.deleteKeyPair(request -> request.keyPairName(pair.name()))
                        .operation());
            case LightsailCall.CreateInstance create -> create(create.machine(), create.blueprint());
            case LightsailCall.RestoreInstance restore -> restore(restore.machine(), restore.snapshot());
            case LightsailCall.TakeSnapshot take ->
                client.createInstanceSnapshot(request -> request.instanceName(take.instance())
                                .instanceSnapshotName(take.snapshot())
                                .tags(tags(take.tags())))
                        .operations();
            case LightsailCall.MarkServed mark -> markServed(mark.snapshot());
            case LightsailCall.DeleteInstance delete ->
                client.deleteInstance(
                                request -> request.instanceName(delete.name()).forceDeleteAddOns(true))
                        .operations();
            case LightsailCall.StartInstance start ->
                client.startInstance(request -> request.instanceName(start.name()))
                        .operations();
            case LightsailCall.StopInstance stop ->
                client.stopInstance(request -> request.instanceName(stop.name()))
                        .operations();
            case LightsailCall.SetIpAddressType set ->
                client.setIpAddressType(request -> request.resourceName(set.instance())
                                .resourceType(ResourceType.INSTANCE)
                                .ipAddressType(set.type())
                                .acceptBundleUpdate(set.bundle() == null ? null : true))
                        .operations();
            case LightsailCall.SetMetadataOptions set -> List.of(setMetadataOptions(set));
            case LightsailCall.AllocateStaticIp ip ->
                client.allocateStaticIp(request -> request.staticIpName(ip.name()))
                        .operations();
            case LightsailCall.AttachStaticIp ip ->
                client.attachStaticIp(request -> request.staticIpName(ip.name()).instanceName(ip.instance()))
                        .operations();
            case LightsailCall.DetachStaticIp ip ->
                client.detachStaticIp(request -> request.staticIpName(ip.name()))
                        .operations();
            case LightsailCall.ReleaseStaticIp ip ->
                client.releaseStaticIp(request -> request.staticIpName(ip.name()))
                        .operations();
            case LightsailCall.PutPorts put ->
                List.of(client.putInstancePublicPorts(request -> request.instanceName(put.instance())
                                .portInfos(
                                        put.rules().stream().map(Sending::port).toList()))
                        .operation());
            case LightsailCall.SetTags tags -> setTags(tags);
            case LightsailCall.EnableSnapshots enable ->
                client.enableAddOn(request -> request.resourceName(enable.instance())
                                .addOnRequest(addOn -> addOn.addOnType(AddOnType.AUTO_SNAPSHOT)
                                        .autoSnapshotAddOnRequest(daily -> daily.snapshotTimeOfDay(enable.hour()))))
                        .operations();
            case LightsailCall.DisableSnapshots disable ->
                client.disableAddOn(request ->
                                request.resourceName(disable.instance()).addOnType(AddOnType.AUTO_SNAPSHOT))
                        .operations();
            case LightsailCall.DiskCall disk -> disks.send(disk);
            case LightsailCall.AlarmCall alarm -> alarms.send(alarm);
            case LightsailCall.ZoneCall entry -> zones.send(entry, told);
        };
    }

    private List<Operation> create(LightsailCall.Machine machine, String blueprint) {
        return client.createInstances(request -> request.instanceNames(machine.name())
                        .availabilityZone(machine.availabilityZone())
                        .blueprintId(blueprint)
                        .bundleId(machine.bundle())
                        .keyPairName(machine.keyPair())
                        .ipAddressType(machine.ipAddressType())
                        .tags(tags(machine.tags())))
                .operations();
    }

    private List<Operation> restore(LightsailCall.Machine machine, String snapshot) {
        return client.createInstancesFromSnapshot(request -> request.instanceNames(machine.name())
                        .availabilityZone(machine.availabilityZone())
                        .instanceSnapshotName(snapshot)
                        .bundleId(machine.bundle())
                        .keyPairName(machine.keyPair())
                        .ipAddressType(machine.ipAddressType())
                        .tags(tags(machine.tags())))
                .operations();
    }

    private Operation setMetadataOptions(LightsailCall.SetMetadataOptions set) {
        String hops = set.options().get("httpPutResponseHopLimit");
        return client.updateInstanceMetadataOptions(request -> request.instanceName(set.instance())
                        .httpTokens(set.options().get("httpTokens"))
                        .httpEndpoint(set.options().get("httpEndpoint"))
                        .httpProtocolIpv6(set.options().get("httpProtocolIpv6"))
                        .httpPutResponseHopLimit(hops == null ? null : Integer.valueOf(hops)))
                .operation();
    }

    private List<Operation> setTags(LightsailCall.SetTags tags) {
        var operations = new ArrayList<Operation>();
        if (!tags.set().isEmpty()) {
            operations.addAll(client.tagResource(
                            request -> request.resourceName(tags.instance()).tags(tags(tags.set())))
                    .operations());
        }
        if (!tags.removed().isEmpty()) {
            operations.addAll(client.untagResource(
                            request -> request.resourceName(tags.instance()).tagKeys(tags.removed()))
                    .operations());
        }
        return operations;
    }

    private List<Operation> markServed(String snapshot) {
        return client.tagResource(request -> request.resourceName(snapshot).tags(SERVED))
                .operations();
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** A list that is left out and one that is empty are not the same: without any the ports are open to the world. */
    private static PortInfo port(PortRule rule) {
        return PortInfo.builder()
                .protocol(rule.protocol())
                .fromPort(rule.from())
                .toPort(rule.to())
                .cidrs(some(rule, source -> source.contains(".") && source.contains("/")))
                .ipv6Cidrs(some(rule, source -> source.contains(":")))
                .cidrListAliases(some(rule, source -> !source.contains("/")))
                .build();
    }

    private static @Nullable List<String> some(PortRule rule, java.util.function.Predicate<String> those) {
        List<String> sources = rule.sources().stream().filter(those).toList();
        return sources.isEmpty() ? null : sources;
    }
}
