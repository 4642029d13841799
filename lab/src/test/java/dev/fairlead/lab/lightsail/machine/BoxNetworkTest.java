package dev.fairlead.lab.lightsail.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoxNetworkTest {
    @Test
    void what_no_rule_lets_in_is_dropped() {
        assertThat(BoxNetwork.table(List.of(
                        new PortRule(22, 22, "tcp", List.of("192.0.2.0/24", "198.51.100.0/24")),
                        new PortRule(8, -1, "icmp", List.of("0.0.0.0/0")),
                        new PortRule(0, 65535, "all", List.of()))))
                .contains("""
                        -A INPUT -s 192.0.2.0/24 -p tcp --dport 22:22 -j ACCEPT
                        -A INPUT -s 198.51.100.0/24 -p tcp --dport 22:22 -j ACCEPT
                        -A INPUT -s 0.0.0.0/0 -p icmp --icmp-type 8 -j ACCEPT
                        -A INPUT -j DROP
                        """);
    }
}
