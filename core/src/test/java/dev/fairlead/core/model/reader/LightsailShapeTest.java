package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.Lightsail.FirewallRule;
import dev.fairlead.core.model.Lightsail.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LightsailShapeTest {
    private static final List<String> EVERYONE = List.of("0.0.0.0/0", "::/0");

    private static Lightsail lightsail(String keys) {
        return Objects.requireNonNull(
                TestModels.read(TestModels.lightsail("{}", keys)).lightsail());
    }

    private static String errors(String keys) {
        return TestModels.errors(TestModels.lightsail("{}", keys));
    }

    private static FirewallRule rule(String keys) {
        return lightsail("firewall: [{" + keys + "}]").firewall().getFirst();
    }

    private static String zone(String type, String target) {
        return "domains: {a.example: [{name: x.a.example, type: " + type + ", target: '" + target + "'}]}";
    }

    private static @Nullable String target(String type, String target) {
        return lightsail(zone(type, target))
                .domains()
                .values()
                .iterator()
                .next()
                .getFirst()
                .target();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port: 443                   | 443  | 443   | TCP",
                "port: 53, protocol: udp     | 53   | 53    | UDP",
                "ports: 8000-8010            | 8000 | 8010  | TCP",
                "ports: 443-443              | 443  | 443   | TCP",
                "ports: 0-65535              | 0    | 65535 | TCP",
                "ports: 1-2, protocol: udp   | 1    | 2     | UDP",
                "protocol: icmp              | -1   | -1    | ICMP",
                "protocol: all               | 0    | 65535 | ALL"
            })
    void a_rule_opens_one_port_or_a_range_to_everyone(String keys, int from, int to, Protocol protocol) {
        assertThat(rule(keys)).isEqualTo(new FirewallRule(from, to, protocol, EVERYONE));
    }

    @Test
    void a_rule_opens_to_the_networks_it_names() {
        assertThat(rule("ports: 22-23, cidrs: [198.51.100.0/24, '2001:db8::/32']")
                        .cidrs())
                .containsExactly("198.51.100.0/24", "2001:db8::/32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8010-8000", "0-65536", "1-99999"})
    void a_range_that_runs_backwards_or_past_the_last_port_is_refused(String range) {
        assertThat(errors("firewall: [{ports: " + range + "}]"))
                .contains("error: The range `" + range + "` is not one of ports.", "to 65535 at most");
    }

    @Test
    void what_the_instance_may_ask_about_itself_is_read_to_the_words_of_the_service() {
        assertThat(lightsail("metadataOptions: {httpTokens: required, httpEndpoint: enabled,"
                                + " httpProtocolIpv6: disabled, httpPutResponseHopLimit: 2}")
                        .metadataOptions())
                .containsExactly(
                        Map.entry("httpTokens", "required"),
                        Map.entry("httpEndpoint", "enabled"),
                        Map.entry("httpProtocolIpv6", "disabled"),
                        Map.entry("httpPutResponseHopLimit", "2"));
        assertThat(lightsail("metadataOptions: {httpTokens: optional}").metadataOptions())
                .containsExactly(Map.entry("httpTokens", "optional"));
    }

    @ParameterizedTest
    @CsvSource({
        "A, 203.0.113.7, 203.0.113.7",
        "A, 255.249.199.0, 255.249.199.0",
        "AAAA, 2001:DB8::1, 2001:db8::1",
        "AAAA, '::', '::'",
        "CNAME, Shop.Example., shop.example",
        "CNAME, shop.example, shop.example",
        "TXT, 'v=spf1 -all', 'v=spf1 -all'",
        "TXT, x, x",
        "TXT, Case.Stays., Case.Stays."
    })
    void an_entry_leads_where_it_says_in_the_spelling_of_dns(String type, String target, String plain) {
        assertThat(target(type, target)).isEqualTo(plain);
    }

    @Test
    void a_text_in_dns_holds_255_characters() {
        assertThat(target("TXT", "x".repeat(255))).hasSize(255);
        assertThat(errors(zone("TXT", "x".repeat(256)))).contains("is not a text of 1 to 255 plain characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A     | 203.0.113.256 | an address of IPv4",
                "A     | 203.0.113     | an address of IPv4",
                "A     | 2001:db8::1   | an address of IPv4",
                "AAAA  | 203.0.113.7   | an address of IPv6",
                "AAAA  | 2001:db8      | an address of IPv6",
                "AAAA  | ::ffff:1.2.3.4 | an address of IPv6",
                "AAAA  | '::ffff:102:304' | an address of IPv6",
                "AAAA  | ':::::'       | an address of IPv6",
                "AAAA  | 1::2::3       | an address of IPv6",
                "AAAA  | fe80::1%eth0  | an address of IPv6",
                "AAAA  | '[::1]'       | an address of IPv6",
                "CNAME | shop          | a name in DNS",
                "CNAME | shop..example | a name in DNS",
                "TXT   | é             | a text of 1 to 255 plain characters",
                "TXT   | a\\b          | a text of 1 to 255 plain characters",
                "TXT   | ''            | a text of 1 to 255 plain characters"
            })
    void an_entry_that_cannot_lead_there_is_refused(String type, String target, String wanted) {
        assertThat(errors(zone(type, target))).contains("error: `" + target + "` is not " + wanted);
    }

    @Test
    void a_zone_of_another_region_is_refused() {
        assertThat(TestModels.errors(TestModels.lightsail("{}", "").replace("Zone: us-east-1a", "Zone: eu-west-2b")))
                .contains(
                        "error: The zone `eu-west-2b` is not in the region `us-east-1`.",
                        "fix: Write a zone such as `us-east-1a`.");
    }

    @Test
    void an_instance_without_ipv4_has_no_static_ip() {
        assertThat(errors("ipAddressType: ipv6, staticIp: shop-ip"))
                .contains("error: An instance without IPv4 cannot have a static IP.", "choose `dualstack`");
        assertThat(lightsail("ipAddressType: ipv6").staticIp()).isNull();
        assertThat(lightsail("ipAddressType: ipv4, staticIp: shop-ip").staticIp())
                .isEqualTo("shop-ip");
    }
}
