package dev.fairlead.lightsail;

import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.Lightsail.FirewallRule;
import dev.fairlead.core.model.Lightsail.Protocol;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.lightsail.expansion.LightsailExpansion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The model that the tests are about. */
public final class Shop {
    public static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEYFyUpCHLPTm9qpvCVFFGGHMeVzvRNT4yDCLt8pAEgT shop";
    public static final List<String> EVERYWHERE = List.of("0.0.0.0/0", "::/0");

    private Shop() {}

    /**
     * A model as its author writes it.
     *
     * @param more of the section {@code lightsail}, less its indentation
     */
    public static String text(String more) {
        return """
            name: shop
            lightsail:
              region: eu-central-1
              availabilityZone: eu-central-1a
              blueprint: debian_12
              bundle: nano_3_0
            """ + more.indent(2);
    }

    public static Lightsail model(String blueprint, String bundle) {
        return new Lightsail(
                "eu-central-1",
                "eu-central-1a",
                blueprint,
                bundle,
                Lightsail.IpAddressType.DUALSTACK,
                new Lightsail.KeyPair("shop-key", "id.pub"),
                "shop-ip",
                List.of(
                        new FirewallRule(22, 22, Protocol.TCP, List.of("192.0.2.0/24")),
                        new FirewallRule(443, 443, Protocol.TCP, EVERYWHERE)),
                "06:00",
                Map.of("httpTokens", "required"),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of("project", "shop"));
    }

    public static List<Resource<?>> resources() {
        return resources("nano_3_0", "-before-1");
    }

    public static List<Resource<?>> resources(String bundle, @Nullable String snapshot) {
        return expansion("debian_12", bundle, snapshot).resources();
    }

    public static LightsailExpansion expansion(String blueprint, String bundle, @Nullable String snapshot) {
        return new LightsailExpansion("shop", model(blueprint, bundle), KEY, snapshot);
    }
}
