package dev.fairlead.lightsail.expansion;

import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.Lightsail.FirewallRule;
import dev.fairlead.core.model.Lightsail.IpAddressType;
import dev.fairlead.core.model.Lightsail.Protocol;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.account.PortRule;
import dev.fairlead.lightsail.account.StaticIp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The way back: from what an account holds to a section of a model that asks for just that. */
public final class WayBack {
    /** The region's own key pair, which is what an instance gets where a model names none. */
    private static final String DEFAULT_KEY = "LightsailDefaultKeyPair";

    private static final String TAG_TEXT = "[A-Za-z0-9 _.:/=+@-]*";

    private final Account account;
    private final Instance instance;
    private final List<String> left = new ArrayList<>();

    private WayBack(Account account, Instance instance) {
        this.account = account;
        this.instance = instance;
    }

    /**
     * @param name of an instance that is there
     * @param publicKeyFile where the public half of its key pair lies, or should
     */
    public static Taken of(Account account, String region, String name, String publicKeyFile) {
        Instance instance = Objects.requireNonNull(account.instances().get(name));
        return new WayBack(account, instance).taken(region, publicKeyFile);
    }

    private Taken taken(String region, String publicKeyFile) {
        var further = FurtherWayBack.of(account, instance);
        var section = new Lightsail(
                region,
                instance.availabilityZone(),
                instance.blueprint(),
                instance.bundle(),
                ipAddressType(),
                keyPair(publicKeyFile),
                staticIp(),
                firewall(),
                instance.snapshotHour(),
                metadataOptions(),
                further.disks(),
                further.domains(),
                further.alarms(),
                tags());
        left.addAll(further.left());
        if (!instance.isRunning()) {
            left.add("The instance is " + instance.power() + "; an apply starts it.");
        }
        return new Taken(section, left);
    }

    private IpAddressType ipAddressType() {
        for (IpAddressType type : IpAddressType.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(instance.ipAddressType())) {
                return type;
            }
        }
        left.add("The address type " + Quoted.of(instance.ipAddressType()) + " is none that a model can name.");
        return IpAddressType.DUALSTACK;
    }

    private Lightsail.@Nullable KeyPair keyPair(String publicKeyFile) {
        String name = instance.keyPair();
        if (name.isEmpty() || name.equals(DEFAULT_KEY)) {
            return null;
        }
        if (!account.keyPairs().containsKey(name)) {
            left.add("It was made with the key pair " + Quoted.of(name) + ", which the account no longer has.");
            return null;
        }
        return new Lightsail.KeyPair(name, publicKeyFile);
    }

    private @Nullable String staticIp() {
        return account.staticIps().values().stream()
                .filter(ip -> instance.name().equals(ip.attachedTo()))
                .map(StaticIp::name)
                .findFirst()
                .orElse(null);
    }

    private List<FirewallRule> firewall() {
        var rules = new ArrayList<FirewallRule>();
        for (PortRule seen : instance.ports().stream().sorted().toList()) {
            Protocol protocol = protocol(seen);
            List<String> networks = seen.sources().stream()
                    .filter(source -> source.contains("/"))
                    .toList();
            if (protocol == null || networks.isEmpty()) {
                left.add("The open ports " + seen.ports() + " for " + String.join(", ", seen.sources())
                        + " cannot be said in a model; an apply shuts them.");
                continue;
            }
            if (networks.size() < seen.sources().size()) {
                left.add("Of who reaches the ports " + seen.ports() + ", a model can only name networks: not "
                        + String.join(
                                ", ",
                                seen.sources().stream()
                                        .filter(source -> !source.contains("/"))
                                        .toList())
                        + ".");
            }
            rules.add(new FirewallRule(seen.from(), seen.to(), protocol, networks));
        }
        return rules;
    }

    private static @Nullable Protocol protocol(PortRule seen) {
        return switch (seen.protocol()) {
            case "tcp" -> Protocol.TCP;
            case "udp" -> Protocol.UDP;
            case "all" -> Protocol.ALL;
            case "icmp" -> seen.from() == -1 && seen.to() == -1 ? Protocol.ICMP : null;
            default -> null;
        };
    }

    /** Only what somebody has changed. */
    private Map<String, String> metadataOptions() {
        var options = new TreeMap<>(instance.metadataOptions());
        options.entrySet().removeAll(Placement.METADATA_OF_A_NEW_INSTANCE.entrySet());
        return options;
    }

    private Map<String, String> tags() {
        var tags = new TreeMap<String, String>();
        instance.tags().forEach((key, value) -> {
            if (key.equals(LightsailExpansion.OWNER) || key.startsWith("aws:") || Memory.isHeldBy(key)) {
                return;
            }
            if (key.matches(TAG_TEXT) && value.matches(TAG_TEXT)) {
                tags.put(key, value);
            } else {
                left.add("The tag " + Quoted.of(key) + " holds characters that a model does not take; an apply removes"
                        + " it.");
            }
        });
        return tags;
    }
}
