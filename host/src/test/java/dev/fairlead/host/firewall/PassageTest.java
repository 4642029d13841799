package dev.fairlead.host.firewall;

import static dev.fairlead.host.firewall.Passage.BLOCKED;
import static dev.fairlead.host.firewall.Passage.OPEN;
import static dev.fairlead.host.firewall.Passage.UNSURE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PassageTest {
    private static Passage iptables(String rules) {
        return Iptables.passage(lines(rules), 80);
    }

    private static Passage nftables(String rules) {
        return Nftables.passage(lines(rules), 80, true);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).toList();
    }

    @Test
    void without_rules_all_is_open() {
        assertThat(iptables("")).isEqualTo(OPEN);
        assertThat(iptables("-P INPUT ACCEPT\n-P FORWARD DROP\n-N DOCKER")).isEqualTo(OPEN);
        assertThat(nftables("")).isEqualTo(OPEN);
    }

    @Test
    void a_policy_counts_for_what_no_rule_is_about() {
        String ssh = """
                -P INPUT DROP
                -A INPUT -i lo -j ACCEPT
                -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
                -A INPUT -p tcp -m tcp --dport 22 -j ACCEPT
                """;
        assertThat(iptables(ssh)).isEqualTo(BLOCKED);
        assertThat(iptables(ssh + "-A INPUT -p tcp -m multiport --dports 80,443 -j ACCEPT"))
                .isEqualTo(OPEN);
        assertThat(iptables(ssh + "-A INPUT -p udp -m udp --dport 80 -j ACCEPT"))
                .isEqualTo(BLOCKED);
        assertThat(iptables(
                        ssh + "-A INPUT -p tcp -m tcp --dport 1:1024 -m comment --comment \"a -j DROP b\" -j ACCEPT"))
                .isEqualTo(OPEN);
    }

    @Test
    void the_first_rule_that_matches_decides() {
        assertThat(iptables("-P INPUT ACCEPT\n-A INPUT -p tcp -m tcp --dport 80 -j REJECT --reject-with tcp-reset\n"
                        + "-A INPUT -p tcp -m tcp --dport 80 -j ACCEPT"))
                .isEqualTo(BLOCKED);
        assertThat(iptables("-P INPUT ACCEPT\n-A INPUT -p tcp -m tcp ! --dport 22 -j DROP"))
                .isEqualTo(BLOCKED);
        assertThat(iptables("-P INPUT ACCEPT\n-A INPUT -p tcp -m tcp ! --dport 80 -j DROP"))
                .isEqualTo(OPEN);
    }

    @Test
    void chains_are_followed_and_given_back_from() {
        String chain = "-P INPUT DROP\n-N web\n-A INPUT -p tcp -j web\n";
        assertThat(iptables(chain + "-A web -p tcp --dport 80 -j ACCEPT")).isEqualTo(OPEN);
        assertThat(iptables(chain + "-A web -j RETURN\n-A web -p tcp --dport 80 -j ACCEPT"))
                .isEqualTo(BLOCKED);
        assertThat(iptables("-P INPUT ACCEPT\n-N f2b\n-A INPUT -p tcp -m multiport --dports 22 -j f2b\n-A f2b -j DROP"))
                .isEqualTo(OPEN);
    }

    @Test
    void what_hangs_on_who_asks_cannot_be_told() {
        assertThat(iptables("-P INPUT DROP\n-A INPUT -s 10.0.0.0/8 -p tcp --dport 80 -j ACCEPT"))
                .isEqualTo(UNSURE);
        assertThat(iptables("-P INPUT ACCEPT\n-A INPUT -s 192.0.2.9/32 -j DROP"))
                .isEqualTo(UNSURE);
        assertThat(nftables("table inet f {\nchain input {\ntype filter hook input priority filter; policy drop;\n"
                        + "ip saddr 10.0.0.0/8 tcp dport 80 accept\n}\n}"))
                .isEqualTo(UNSURE);
    }

    @Test
    void tables_of_nft_are_read_by_their_input_chains() {
        String begin = """
                table inet filter {
                chain input {
                type filter hook input priority filter; policy drop;
                iif "lo" accept
                ct state established,related accept
                ct state invalid drop
                meta l4proto ipv6-icmp accept
                ip protocol icmp accept
                tcp dport 22 accept
                """;
        assertThat(nftables(begin + "}\n}")).isEqualTo(BLOCKED);
        assertThat(nftables(begin + "tcp dport { 80, 443 } counter packets 5 bytes 300 accept\n}\n}"))
                .isEqualTo(OPEN);
        assertThat(nftables(begin + "tcp dport { 8000-8100 } accept\n}\n}")).isEqualTo(BLOCKED);
        assertThat(nftables(begin + "jump web\n}\nchain web {\ntcp dport 80 ct state new accept\n}\n}"))
                .isEqualTo(OPEN);
        assertThat(
                        nftables(
                                "table inet filter {\nchain forward {\ntype filter hook forward priority 0; policy drop;\n}\n}"))
                .isEqualTo(OPEN);
    }

    @Test
    void what_iptables_keeps_in_nft_is_left_to_iptables() {
        String rules = "table ip filter {\nchain INPUT {\ntype filter hook input priority filter; policy drop;\n}\n}";
        assertThat(Nftables.passage(lines(rules), 80, true)).isEqualTo(OPEN);
        assertThat(Nftables.passage(lines(rules), 80, false)).isEqualTo(BLOCKED);
    }

    @Test
    void ufw() {
        String status = """
                Status: active
                Logging: on (low)
                Default: deny (incoming), allow (outgoing), deny (routed)
                To                         Action      From
                --                         ------      ----
                22/tcp                     ALLOW IN    Anywhere
                """;
        assertThat(Ufw.isActive(lines(status))).isTrue();
        assertThat(Ufw.isActive(lines("Status: inactive"))).isFalse();
        assertThat(Ufw.passage(lines(status), 80)).isEqualTo(BLOCKED);
        assertThat(Ufw.passage(lines(status + "80,443/tcp (Nginx Full)    ALLOW IN    Anywhere\n"), 80))
                .isEqualTo(OPEN);
        assertThat(Ufw.passage(lines(status + "80/tcp                     ALLOW IN    10.0.0.0/8\n"), 80))
                .isEqualTo(UNSURE);
        assertThat(Ufw.passage(lines(status + "80/udp                     ALLOW IN    Anywhere\n"), 80))
                .isEqualTo(BLOCKED);
        assertThat(Ufw.passage(lines(status.replace("deny (incoming)", "allow (incoming)")), 80))
                .isEqualTo(OPEN);
    }
}
