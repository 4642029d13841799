package dev.fairlead.lightsail.session;

import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.resource.Address;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.expansion.Shared;
import dev.fairlead.lightsail.kind.DiskKind;
import dev.fairlead.lightsail.kind.DomainEntryKind;
import dev.fairlead.lightsail.kind.KeyPairKind;
import dev.fairlead.lightsail.kind.StaticIpKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stays when a server is destroyed, and what does not.
 *
 * @param behind the end of the names of its last snapshots; null where none are taken
 * @param found what the model names, and Fairlead did not make as far as anybody knows
 */
record Farewell(
        String server,
        Lightsail lightsail,
        Account account,
        @Nullable String behind,
        List<Address> found) {
    private static final String NOT_MADE = "` stays: nothing says that Fairlead made it.";

    List<String> notes() {
        var notes = new ArrayList<String>();
        if (account.instances().containsKey(server)) {
            notes.add("The daily snapshots of the instance go with it. "
                    + (behind == null
                            ? "Nothing of its disk is kept."
                            : "It is stopped first, so that nothing is written that the snapshot lacks. Its disk is kept in"
                                    + " the snapshot `" + server + behind
                                    + "`, which is billed until you delete it."));
        }
        lightsail.disks().keySet().stream()
                .filter(name -> account.further().disks().containsKey(name))
                .map(this::ofDisk)
                .forEach(notes::add);
        shared(notes);
        found.stream().flatMap(this::ofFound).forEach(notes::add);
        return notes;
    }

    /** Of disks more is said elsewhere, and all else goes with the instance. */
    private Stream<String> ofFound(Address thing) {
        String name = thing.name();
        if (thing.equals(StaticIpKind.STATIC_IP.address(name))) {
            return Stream.of("The static IP `" + name + NOT_MADE + " `aws lightsail release-static-ip --static-ip-name "
                    + name + "` gives it up.");
        }
        if (thing.equals(KeyPairKind.KEY_PAIR.address(name))) {
            return Stream.of("The key pair `" + name + NOT_MADE + " `aws lightsail delete-key-pair --key-pair-name "
                    + name + "` deletes it.");
        }
        return thing.equals(DomainEntryKind.DOMAIN_ENTRY.address(name))
                ? Stream.of("The DNS entry `" + name + NOT_MADE)
                : Stream.empty();
    }

    private String ofDisk(String name) {
        if (Shared.isDisk(account, name, server)) {
            return "The disk `" + name + "` stays: it is somebody else's.";
        }
        if (found.contains(DiskKind.DISK.address(name))) {
            return "The disk `" + name + NOT_MADE;
        }
        return behind == null
                ? "The disk `" + name + "` stays: none is deleted without a snapshot. `aws lightsail delete-disk"
                        + " --disk-name " + name + "` does it."
                : "The disk `" + name + "` is kept in the snapshot `" + name + behind
                        + "`, which is billed until you delete it.";
    }

    private void shared(List<String> notes) {
        Lightsail.KeyPair keyPair = lightsail.keyPair();
        String other = keyPair == null ? null : Shared.keyPair(account, keyPair.name(), server);
        if (keyPair != null && other != null) {
            notes.add("The key pair `" + keyPair.name() + "` stays: `" + other + "` was made with it too.");
        }
        if (lightsail.staticIp() != null && Shared.isStaticIp(account, lightsail.staticIp(), server)) {
            notes.add("The static IP `" + lightsail.staticIp() + "` stays: it leads to another instance.");
        }
    }
}
