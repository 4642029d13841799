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
    record TakeSnapshot(String instance, String snapshot, Map<String, String> tags) implements LightsailCall {
        public TakeSnapshot {
            tags = new TreeMap<>(tags);
        }
    }

    /** That what the snapshot was taken for has come to its end. */
    record MarkServed(String snapshot) implements LightsailCall {}

    /**
     * With its disk and its automatic snapshots. Only the one that was looked at: another run may have made it anew under
     * the same name.
     */
    record DeleteInstance(String name, String availabilityZone, String blueprint, String bundle)
            implements LightsailCall {}

    record StartInstance(String name) implements LightsailCall {}

    record StopInstance(String name) implements LightsailCall {}

    /** @param bundle the one that it has then, where that changes with it; null where it stays */
    record SetIpAddressType(
            String instance, String type, @Nullable String bundle) implements LightsailCall {}

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

    /** To a disk beside the instance's own. */
    sealed interface DiskCall extends LightsailCall {
        /** An empty one; or as it was in the snapshot, where there is one. */
        record Create(
                String name,
                String availabilityZone,
                int sizeInGb,
                Map<String, String> tags,
                @Nullable String snapshot) implements DiskCall {
            public Create {
                tags = new TreeMap<>(tags);
            }
        }

        record Attach(String name, String instance, String path) implements DiskCall {}

        /** From an instance that stands still. */
        record Detach(String name) implements DiskCall {}

        /** Until it is complete. */
        record TakeSnapshot(String disk, String snapshot) implements DiskCall {}

        /** That what the snapshot was taken for has come to its end. */
        record MarkServed(String snapshot) implements DiskCall {}

        record Delete(String name) implements DiskCall {}
    }

    /** To an alarm. */
    sealed interface AlarmCall extends LightsailCall {
        /** @param settings by the service's own names; lists are joined by commas, in alphabetical order */
        record Put(String name, String instance, Map<String, String> settings) implements AlarmCall {
            public Put {
                settings = new TreeMap<>(settings);
            }
        }

        record Delete(String name) implements AlarmCall {}
    }

    /** To an entry of a DNS zone. */
    sealed interface ZoneCall extends LightsailCall {
        String zone();

        String name();

        String type();

        Target target();

        record Create(String zone, String name, String type, Target target) implements ZoneCall {}

        /** Of the one entry of that name and type, wherever it leads. */
        record Update(String zone, String name, String type, Target target) implements ZoneCall {}

        record Delete(String zone, String name, String type, Target target) implements ZoneCall {}
    }

    /** Where an entry of DNS leads. */
    sealed interface Target {
        record Text(String text) implements Target {}

        /** Its address, which is known only once there is one. */
        record OfStaticIp(String name) implements Target {}
    }

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
