package dev.fairlead.lightsail.session;

import dev.fairlead.core.model.Lightsail;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.expansion.Shared;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stays when a server is destroyed, and what does not.
 *
 * @param behind the end of the names of its last snapshots; null where none are taken
 */
record Farewell(
        String server,
        Lightsail lightsail,
        Account account,
        @Nullable String behind) {

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
        return notes;
    }

    private String ofDisk(String name) {
        if (Shared.isDisk(account, name, server)) {
            return "The disk `" + name + "` stays: it is somebody else's.";
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
