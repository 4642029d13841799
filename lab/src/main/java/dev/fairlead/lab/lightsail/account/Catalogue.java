package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.math.BigDecimal;
import java.util.List;

/** What can be had: sizes with their prices, systems, regions. Enough of each to choose among, not all there are. */
final class Catalogue {
    static final List<Tree> BUNDLES = List.of(
            bundle("nano_3_0", "Nano", "5", 2, 20, 1, "0.5", 300),
            bundle("micro_3_0", "Micro", "7", 2, 40, 2, "1.0", 500),
            bundle("small_3_0", "Small", "12", 2, 60, 3, "2.0", 1000),
            bundle("medium_3_0", "Medium", "24", 2, 80, 4, "4.0", 2000),
            bundle("large_3_0", "Large", "44", 2, 160, 5, "8.0", 3000),
            bundle("xlarge_3_0", "Xlarge", "84", 4, 320, 6, "16.0", 4000),
            bundle("nano_ipv6_3_0", "Nano", "3.5", 2, 20, 1, "0.5", 300),
            bundle("micro_ipv6_3_0", "Micro", "5", 2, 40, 2, "1.0", 500));
    static final List<Tree> BLUEPRINTS = List.of(
            blueprint("debian_12", "Debian", "debian", "12.0"),
            blueprint("debian_13", "Debian", "debian", "13.0"),
            blueprint("ubuntu_22_04", "Ubuntu", "ubuntu", "22.04 LTS"),
            blueprint("ubuntu_24_04", "Ubuntu", "ubuntu", "24.04 LTS"),
            blueprint("amazon_linux_2023", "Amazon Linux 2023", "amazon_linux_2023", "2023"));
    static final List<Tree> REGIONS = List.of(
            region("us-east-1", "NA", "Virginia"),
            region("us-west-2", "NA", "Oregon"),
            region("eu-west-1", "EU", "Ireland"),
            region("eu-central-1", "EU", "Frankfurt"));

    private Catalogue() {}

    static Tree bundle(String id) {
        return find(BUNDLES, "bundleId", id);
    }

    /** The bundle of the same size for that type of addresses: one without an address of IPv4 is another one. */
    static Tree bundle(String id, String ipAddressType) {
        String with = id.replace("_ipv6_", "_");
        return bundle(ipAddressType.equals("ipv6") ? with.replaceFirst("_", "_ipv6_") : with);
    }

    static Tree blueprint(String id) {
        return find(BLUEPRINTS, "blueprintId", id);
    }

    /** Who logs in to a machine of that system. */
    static String user(String blueprintId) {
        return blueprintId.startsWith("debian") ? "admin" : blueprintId.startsWith("ubuntu") ? "ubuntu" : "ec2-user";
    }

    static List<Tree> zones(String region) {
        return List.of("a", "b", "c").stream()
                .map(letter -> Tree.of("zoneName", region + letter).with("state", "available"))
                .toList();
    }

    private static Tree find(List<Tree> entries, String key, String id) {
        return entries.stream()
                .filter(entry -> entry.text(key).equals(id))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid("The " + key + " is not valid: " + id));
    }

    private static Tree bundle(
            String id, String name, String price, int cpus, int disk, int transfer, String ram, int power) {
        return Tree.of("bundleId", id)
                .with("name", name)
                .with("price", new BigDecimal(price))
                .with("cpuCount", cpus)
                .with("diskSizeInGb", disk)
                .with("ramSizeInGb", new BigDecimal(ram))
                .with("transferPerMonthInGb", transfer * 1024)
                .with("power", power)
                .with("instanceType", name.toLowerCase(java.util.Locale.ROOT))
                .with("publicIpv4AddressCount", id.contains("_ipv6_") ? 0 : 1)
                .with("isActive", true)
                .with("supportedPlatforms", List.of("LINUX_UNIX"));
    }

    private static Tree blueprint(String id, String name, String group, String version) {
        return Tree.of("blueprintId", id)
                .with("name", name)
                .with("group", group)
                .with("type", "os")
                .with("isActive", true)
                .with("minPower", 0)
                .with("version", version)
                .with("platform", "LINUX_UNIX");
    }

    private static Tree region(String name, String continent, String place) {
        return Tree.of("name", name).with("continentCode", continent).with("displayName", place);
    }
}
