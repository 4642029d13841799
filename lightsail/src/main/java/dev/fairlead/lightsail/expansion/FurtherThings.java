package dev.fairlead.lightsail.expansion;

import dev.fairlead.core.model.Alarm;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.DomainEntry;
import dev.fairlead.lightsail.call.LightsailCall.Target;
import dev.fairlead.lightsail.kind.AlarmKind;
import dev.fairlead.lightsail.kind.DiskKind;
import dev.fairlead.lightsail.kind.DomainEntryKind;
import dev.fairlead.lightsail.kind.InstanceKind;
import dev.fairlead.lightsail.kind.SnapshotsKind;
import dev.fairlead.lightsail.kind.StaticIpKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The disks, alarms and entries of DNS that a model names.
 *
 * @param stamp what stands behind the name of a disk in that of its snapshot; null for none
 * @param snapshots what disks are made from, by their names
 */
record FurtherThings(
        String server, Lightsail model, @Nullable String stamp, Map<String, String> snapshots) {
    private static final String SECTION = "lightsail";

    private enum Wish {
        WANTED,
        UNWANTED
    }

    /** In work order, behind all that is named before them. */
    List<Resource<?>> wanted() {
        var resources = new ArrayList<Resource<?>>();
        // One after the other, since the instance may have to stand still for each.
        Address before = SnapshotsKind.SNAPSHOTS.address(server);
        for (Map.Entry<String, Lightsail.Disk> disk : model.disks().entrySet()) {
            resources.add(disk(disk.getKey(), disk.getValue(), Wish.WANTED).after(before));
            before = DiskKind.DISK.address(disk.getKey());
        }
        for (Map.Entry<String, Alarm> alarm : model.alarms().entrySet()) {
            var declared = new AlarmKind.Declaration(server, AlarmSettings.of(alarm.getValue()));
            resources.add(AlarmKind.ALARM
                    .resource(alarm.getKey(), declared, SECTION + ".alarms." + alarm.getKey())
                    .after(InstanceKind.INSTANCE.address(server)));
        }
        for (Resource<DomainEntryKind.Declaration> entry : entries(Wish.WANTED, any -> true)) {
            resources.add(
                    entry.declared().target() instanceof Target.OfStaticIp ip
                            ? entry.after(StaticIpKind.STATIC_IP.address(ip.name()))
                            : entry);
        }
        return resources;
    }

    /** @param isOurs whether one is there because of Fairlead */
    List<Resource<?>> unwantedEntries(Predicate<Resource<DomainEntryKind.Declaration>> isOurs) {
        return List.copyOf(entries(Wish.UNWANTED, isOurs));
    }

    List<Resource<?>> unwantedAlarms(Account account) {
        var resources = new ArrayList<Resource<?>>();
        for (String alarm : model.alarms().keySet()) {
            if (!Shared.isAlarm(account, alarm, server)) {
                var declared = new AlarmKind.Declaration(server, null);
                resources.add(AlarmKind.ALARM.resource(alarm, declared, SECTION + ".alarms." + alarm));
            }
        }
        return resources;
    }

    /**
     * None where no snapshot is to be taken.
     *
     * @param isMade whether Fairlead made the thing; of a disk, its mark says so too
     */
    List<Resource<?>> unwantedDisks(Account account, Address instance, Predicate<Address> isMade) {
        var resources = new ArrayList<Resource<?>>();
        model.disks().forEach((name, disk) -> {
            boolean isOurs = isMade.test(DiskKind.DISK.address(name)) || Shared.isMarked(account, name, server);
            if (stamp != null && isOurs && !Shared.isDisk(account, name, server)) {
                resources.add(disk(name, disk, Wish.UNWANTED).after(instance));
            }
        });
        return resources;
    }

    private Resource<DiskKind.Declaration> disk(String name, Lightsail.Disk disk, Wish wish) {
        var declared = new DiskKind.Declaration(
                server,
                model.availabilityZone(),
                disk.sizeInGb(),
                disk.path(),
                Map.of(LightsailExpansion.OWNER, server),
                stamp == null ? null : name + stamp,
                snapshots.get(name),
                wish == Wish.WANTED);
        return DiskKind.DISK.resource(name, declared, SECTION + ".disks." + name);
    }

    /** One after the other within a zone, which the service changes as a whole. */
    private List<Resource<DomainEntryKind.Declaration>> entries(
            Wish wish, Predicate<Resource<DomainEntryKind.Declaration>> those) {
        var resources = new ArrayList<Resource<DomainEntryKind.Declaration>>();
        for (Map.Entry<String, List<Lightsail.DomainEntry>> zone :
                model.domains().entrySet()) {
            Address before = null;
            for (Lightsail.DomainEntry entry : zone.getValue()) {
                Resource<DomainEntryKind.Declaration> resource = entry(zone.getKey(), entry, wish);
                if (!those.test(resource)) {
                    continue;
                }
                resources.add(before == null ? resource : resource.after(before));
                before = resource.address();
            }
        }
        return resources;
    }

    private Resource<DomainEntryKind.Declaration> entry(String zone, Lightsail.DomainEntry entry, Wish wish) {
        String text = entry.target();
        String type = entry.type().name();
        Target target = text == null ? new Target.OfStaticIp(String.valueOf(model.staticIp())) : new Target.Text(text);
        String name = DomainEntryKind.nameOf(DomainEntry.of(entry.name(), type, text == null ? "" : text));
        var declared = new DomainEntryKind.Declaration(
                zone.toLowerCase(Locale.ROOT), entry.name(), type, target, wish == Wish.WANTED);
        return DomainEntryKind.DOMAIN_ENTRY.resource(name, declared, SECTION + ".domains." + zone);
    }
}
