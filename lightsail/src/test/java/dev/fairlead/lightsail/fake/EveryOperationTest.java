package dev.fairlead.lightsail.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.lightsail.Rig;
import dev.fairlead.lightsail.Shop;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.Operation;
import software.amazon.awssdk.services.lightsail.model.OperationStatus;
import software.amazon.awssdk.services.lightsail.model.PortInfo;
import software.amazon.awssdk.services.lightsail.model.Tag;

/** The stand-in against the SDK: each operation it has is called, and does what its name says. */
class EveryOperationTest {
    @TempDir
    Path directory;

    @Test
    void each_operation_does_what_its_name_says() {
        try (var rig = Rig.in(directory);
                var client = rig.sdk();
                var virginia = rig.sdk("us-east-1", FakeKeys.ACCESS, FakeKeys.SECRET)) {
            catalogue(client);
            make(client);
            settings(client);
            ports(client);
            power(client);
            disks(client);
            alarms(client);
            domains(virginia);
            unmake(client);

            assertThat(new TreeSet<>(rig.fake().faults().calls()))
                    .isEqualTo(new TreeSet<>(rig.fake().operations()));
        }
    }

    private static void catalogue(LightsailClient client) {
        assertThat(client.getRegions(request -> request.includeAvailabilityZones(true))
                        .regions())
                .anySatisfy(region -> assertThat(region.availabilityZones()).hasSize(3));
        assertThat(client.getBundles().bundles())
                .anySatisfy(bundle ->
                        assertThat(bundle.bundleId() + " " + bundle.price()).isEqualTo("nano_3_0 5.0"));
        assertThat(client.getBlueprints().blueprints())
                .extracting(blueprint -> blueprint.blueprintId())
                .contains("debian_12");
    }

    private static void make(LightsailClient client) {
        client.importKeyPair(request -> request.keyPairName("shop-key").publicKeyBase64(Shop.KEY));
        assertThat(client.getKeyPair(request -> request.keyPairName("shop-key"))
                        .keyPair()
                        .fingerprint())
                .isEqualTo("Pgu6j9VfEFHI+u/ame6agsOsj+sdzQXdXnEwu6SCT9c=");
        assertThat(client.getKeyPairs().keyPairs()).hasSize(1);
        Operation creation = client.createInstances(request -> request.instanceNames("shop")
                        .availabilityZone("eu-central-1a")
                        .blueprintId("debian_12")
                        .bundleId("nano_3_0")
                        .keyPairName("shop-key"))
                .operations()
                .getFirst();
        assertThat(client.getOperation(request -> request.operationId(creation.id()))
                        .operation()
                        .status())
                .isEqualTo(OperationStatus.SUCCEEDED);
        assertThat(client.getInstance(request -> request.instanceName("shop"))
                        .instance()
                        .sshKeyName())
                .isEqualTo("shop-key");
        assertThat(client.getInstances().instances()).hasSize(1);
        client.allocateStaticIp(request -> request.staticIpName("shop-ip"));
        client.attachStaticIp(request -> request.staticIpName("shop-ip").instanceName("shop"));
        assertThat(client.getStaticIp(request -> request.staticIpName("shop-ip"))
                        .staticIp()
                        .attachedTo())
                .isEqualTo("shop");
        assertThat(client.getOperations().operations()).hasSize(4);
        assertThat(client.getOperationsForResource(request -> request.resourceName("shop-ip"))
                        .operations())
                .extracting(Operation::operationTypeAsString)
                .containsExactly("AttachStaticIp", "AllocateStaticIp");
    }

    private static void settings(LightsailClient client) {
        client.tagResource(request -> request.resourceName("shop")
                .tags(
                        Tag.builder().key("a").value("1").build(),
                        Tag.builder().key("b").build()));
        client.untagResource(request -> request.resourceName("shop").tagKeys("b"));
        client.enableAddOn(request -> request.resourceName("shop")
                .addOnRequest(addOn -> addOn.addOnType("AutoSnapshot")
                        .autoSnapshotAddOnRequest(daily -> daily.snapshotTimeOfDay("03:00"))));
        client.setIpAddressType(
                request -> request.resourceType("Instance").resourceName("shop").ipAddressType("ipv4"));
        client.updateInstanceMetadataOptions(
                request -> request.instanceName("shop").httpTokens("required"));
        var instance =
                client.getInstance(request -> request.instanceName("shop")).instance();
        assertThat(instance.tags()).extracting(Tag::key).containsExactly("a");
        assertThat(instance.addOns())
                .extracting(addOn -> addOn.snapshotTimeOfDay())
                .containsExactly("03:00");
        assertThat(instance.ipAddressTypeAsString()).isEqualTo("ipv4");
        assertThat(instance.metadataOptions().httpTokensAsString()).isEqualTo("required");
        assertThat(client.getAutoSnapshots(request -> request.resourceName("shop"))
                        .autoSnapshots())
                .isEmpty();
        client.disableAddOn(request -> request.resourceName("shop").addOnType("AutoSnapshot"));
        assertThat(client.getInstance(request -> request.instanceName("shop"))
                        .instance()
                        .addOns())
                .isEmpty();
    }

    private static void ports(LightsailClient client) {
        var https = PortInfo.builder().protocol("tcp").fromPort(443).toPort(443).build();
        client.putInstancePublicPorts(request -> request.instanceName("shop").portInfos(https));
        client.openInstancePublicPorts(request -> request.instanceName("shop")
                .portInfo(port -> port.protocol("icmp").fromPort(8).toPort(-1)));
        assertThat(client.getInstancePortStates(request -> request.instanceName("shop"))
                        .portStates())
                .extracting(port -> port.protocolAsString() + port.fromPort() + port.cidrs() + port.ipv6Cidrs())
                .containsExactly("tcp443[0.0.0.0/0][::/0]", "icmp8[0.0.0.0/0][::/0]");
        client.closeInstancePublicPorts(request -> request.instanceName("shop").portInfo(https));
        assertThat(client.getInstance(request -> request.instanceName("shop"))
                        .instance()
                        .networking()
                        .ports())
                .hasSize(1);
    }

    private static void power(LightsailClient client) {
        client.rebootInstance(request -> request.instanceName("shop"));
        client.stopInstance(request -> request.instanceName("shop"));
        assertThat(client.getInstanceState(request -> request.instanceName("shop"))
                        .state()
                        .name())
                .isEqualTo("stopped");
        client.startInstance(request -> request.instanceName("shop"));
        assertThat(client.getInstanceAccessDetails(request -> request.instanceName("shop"))
                        .accessDetails()
                        .hostKeys())
                .hasSize(1);
        client.deleteKnownHostKeys(request -> request.instanceName("shop"));
    }

    private static void disks(LightsailClient client) {
        client.createDisk(request ->
                request.diskName("data").availabilityZone("eu-central-1a").sizeInGb(8));
        client.attachDisk(
                request -> request.diskName("data").instanceName("shop").diskPath("/dev/xvdf"));
        assertThat(client.getDisk(request -> request.diskName("data")).disk().attachedTo())
                .isEqualTo("shop");
        assertThat(client.getInstance(request -> request.instanceName("shop"))
                        .instance()
                        .hardware()
                        .disks())
                .extracting(disk -> disk.name() + " " + disk.path())
                .containsExactly("shop-system /dev/xvda", "data /dev/xvdf");
        assertThatThrownBy(() -> client.detachDisk(request -> request.diskName("data")))
                .hasMessageContaining("must be stopped before a disk is detached");
        client.stopInstance(request -> request.instanceName("shop"));
        client.detachDisk(request -> request.diskName("data"));
        client.startInstance(request -> request.instanceName("shop"));
        client.createDiskSnapshot(request -> request.diskName("data").diskSnapshotName("data-snap"));
        assertThat(client.getDiskSnapshots(request -> {}).diskSnapshots()).hasSize(1);
        client.deleteDisk(request -> request.diskName("data"));
        client.createDiskFromSnapshot(request -> request.diskName("data")
                .diskSnapshotName("data-snap")
                .availabilityZone("eu-central-1b")
                .sizeInGb(16));
        assertThat(client.getDiskSnapshot(request -> request.diskSnapshotName("data-snap"))
                        .diskSnapshot()
                        .stateAsString())
                .isEqualTo("completed");
        client.deleteDiskSnapshot(request -> request.diskSnapshotName("data-snap"));
        client.deleteDisk(request -> request.diskName("data"));
        assertThat(client.getDisks().disks()).isEmpty();
    }

    private static void alarms(LightsailClient client) {
        client.putAlarm(request -> request.alarmName("busy")
                .metricName("CPUUtilization")
                .monitoredResourceName("shop")
                .comparisonOperator("GreaterThanThreshold")
                .threshold(90.5)
                .evaluationPeriods(2));
        assertThat(client.getAlarms(request -> request.monitoredResourceName("shop"))
                        .alarms())
                .extracting(alarm -> alarm.threshold())
                .containsExactly(90.5);
        client.deleteAlarm(request -> request.alarmName("busy"));
        assertThat(client.getAlarms(request -> {}).alarms()).isEmpty();
    }

    private static void domains(LightsailClient client) {
        client.createDomain(request -> request.domainName("example.com"));
        client.createDomainEntry(request -> request.domainName("example.com")
                .domainEntry(entry -> entry.name("*.example.com").type("A").target("198.51.100.1")));
        var entry = client.getDomain(request -> request.domainName("example.com"))
                .domain()
                .domainEntries()
                .getFirst();
        assertThat(entry.name()).isEqualTo("\\052.example.com");
        client.updateDomainEntry(request -> request.domainName("example.com")
                .domainEntry(entry.toBuilder().target("198.51.100.2").build()));
        assertThat(client.getDomains()
                        .domains()
                        .getFirst()
                        .domainEntries()
                        .getFirst()
                        .target())
                .isEqualTo("198.51.100.2");
        client.deleteDomainEntry(request -> request.domainName("example.com").domainEntry(entry));
        client.deleteDomain(request -> request.domainName("example.com"));
        assertThat(client.getDomains().domains()).isEmpty();
    }

    private static void unmake(LightsailClient client) {
        client.createInstanceSnapshot(request -> request.instanceName("shop").instanceSnapshotName("shop-snap"));
        assertThat(client.getInstanceSnapshots().instanceSnapshots()).hasSize(1);
        client.createInstancesFromSnapshot(request -> request.instanceNames("shop2")
                .availabilityZone("eu-central-1a")
                .bundleId("small_3_0")
                .instanceSnapshotName("shop-snap"));
        assertThat(client.getInstance(request -> request.instanceName("shop2"))
                        .instance()
                        .blueprintId())
                .isEqualTo("debian_12");
        client.detachStaticIp(request -> request.staticIpName("shop-ip"));
        client.releaseStaticIp(request -> request.staticIpName("shop-ip"));
        client.deleteInstance(request -> request.instanceName("shop"));
        client.deleteInstance(request -> request.instanceName("shop2"));
        client.deleteKeyPair(request -> request.keyPairName("shop-key"));
        assertThat(client.getInstanceSnapshot(request -> request.instanceSnapshotName("shop-snap"))
                        .instanceSnapshot()
                        .stateAsString())
                .isEqualTo("available");
        client.deleteInstanceSnapshot(request -> request.instanceSnapshotName("shop-snap"));
        assertThat(client.getInstances().instances()).isEmpty();
        assertThat(client.getStaticIps().staticIps()).isEmpty();
    }
}
