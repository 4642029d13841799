package dev.fairlead.lightsail.call;

import dev.fairlead.core.resource.Work;
import dev.fairlead.lightsail.account.PortRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that Lightsail is to bring about. Each says how things are to be afterwards, so that carrying it out twice is
 * the same as once.
 */
public sealed interface LightsailCall extends Work.Call {

    /** @param publicKey one line in the format of OpenSSH */
    record ImportKeyPair(String name, String publicKey) implements LightsailCall {}

    record DeleteKeyPair(String name) implements LightsailCall {}

    /** A new instance that runs, its disk as the blueprint has it. */
    record CreateInstance(Machine machine, String blueprint) implements LightsailCall {}

    /** A new instance that runs, its disk as it was in the snapshot. */
    record RestoreInstance(Machine machine, String snapshot) implements LightsailCall {}

    /** Until it is complete. */
    record TakeSnapshot(String instance, String snapshot) implements LightsailCall {}

    /** With its disk and its automatic snapshots. */
    record DeleteInstance(String name) implements LightsailCall {}

    record StartInstance(String name) implements LightsailCall {}

    record SetIpAddressType(String instance, String type) implements LightsailCall {}

    /** @param options by the service's own names; those not named are left alone */
    record SetMetadataOptions(String instance, Map<String, String> options) implements LightsailCall {
        public SetMetadataOptions {
            options = new TreeMap<>(options);
        }
    }

    record AllocateStaticIp(String name) implements LightsailCall {}

    record AttachStaticIp(String name, String instance) implements LightsailCall {}

    record DetachStaticIp(String name) implements LightsailCall {}

    record ReleaseStaticIp(String name) implements LightsailCall {}

    /** These are open and no others, from one moment to the next. */
    record PutPorts(String instance, List<PortRule> rules) implements LightsailCall {
        public PutPorts {
            rules = List.copyOf(rules);
        }
    }

    /** Adds or changes some, removes others, and leaves the rest. */
    record SetTags(String instance, Map<String, String> set, List<String> removed) implements LightsailCall {
        public SetTags {
            set = new TreeMap<>(set);
            removed = List.copyOf(removed);
        }
    }

    record EnableSnapshots(String instance, String hour) implements LightsailCall {}

    record DisableSnapshots(String instance) implements LightsailCall {}

    /** What an instance is made with, wherever its disk comes from. */
    record Machine(
            String name,
            String availabilityZone,
            String bundle,
            @Nullable String keyPair,
            String ipAddressType,
            Map<String, String> tags) {
        public Machine {
            tags = new TreeMap<>(tags);
        }
    }
}
