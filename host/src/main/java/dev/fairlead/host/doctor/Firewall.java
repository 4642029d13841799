package dev.fairlead.host.doctor;

import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.firewall.Iptables;
import dev.fairlead.host.firewall.Nftables;
import dev.fairlead.host.firewall.Passage;
import dev.fairlead.host.firewall.Ufw;
import java.util.ArrayList;
import java.util.List;

/**
 * Packet filters on the box that keep visitors, and the proof that a certificate needs, from nginx. What stands outside
 * of the box, such as a cloud's own firewall, cannot be seen from there.
 */
public final class Firewall implements Check {
    @Override
    public String name() {
        return "firewall";
    }

    @Override
    public String probe(ServerModel model) {
        return """
                command -v ufw >/dev/null && timeout 10 ufw status verbose 2>/dev/null | sed 's/^/ufw /'
                if command -v iptables >/dev/null; then
                    echo asked-iptables
                    timeout 10 iptables -w 5 -S 2>/dev/null | head -n 1000 | sed 's/^/iptables /'
                fi
                command -v nft >/dev/null && timeout 10 nft list ruleset 2>/dev/null | head -n 2000 | sed 's/^/nft /'
                :
                """;
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        var ports = new ArrayList<Integer>();
        if (around.model().apps().values().stream().anyMatch(app -> app.nginx() != null)) {
            ports.add(80);
        }
        if (around.model().apps().values().stream().anyMatch(app -> app.tls() != null)) {
            ports.add(443);
        }
        var findings = new ArrayList<Finding>();
        ports.forEach(port -> findings.addAll(of(answer, port)));
        if (findings.isEmpty() && !ports.isEmpty()) {
            return List.of(ok("No packet filter on the box blocks port "
                    + String.join(" or ", ports.stream().map(String::valueOf).toList()) + "."));
        }
        return findings;
    }

    private List<Finding> of(Lines answer, int port) {
        List<String> ufw = answer.all("ufw");
        if (Ufw.isActive(ufw)) {
            return finding(port, Ufw.passage(ufw, port), "ufw", "ufw allow " + port + "/tcp");
        }
        boolean isIptablesHere = answer.has("asked-iptables");
        List<Finding> found = finding(
                port,
                Iptables.passage(answer.all("iptables"), port),
                "iptables",
                "iptables -I INPUT -p tcp --dport " + port
                        + " -j ACCEPT; and keep it where the rules come from, such as /etc/iptables/rules.v4");
        return found.isEmpty()
                ? finding(
                        port,
                        Nftables.passage(answer.all("nft"), port, isIptablesHere),
                        "nftables",
                        "Add `tcp dport " + port
                                + " accept` to the chain of the hook input in /etc/nftables.conf; then: nft -f"
                                + " /etc/nftables.conf; systemctl restart docker")
                : found;
    }

    private List<Finding> finding(int port, Passage passage, String by, String fix) {
        return switch (passage) {
            case OPEN -> List.of();
            case BLOCKED ->
                List.of(problem("Port " + port + " is blocked by " + by + " on the box.")
                        .why("Its rules for incoming connections let none through to the port.")
                        .fix(fix));
            case UNSURE ->
                List.of(warning("Whether " + by + " on the box lets everybody to port " + port + " cannot be told.")
                        .why("It hangs on rules with conditions, such as who asks.")
                        .fix(
                                by.equals("nftables")
                                        ? "nft list ruleset"
                                        : by.equals("ufw") ? "ufw status verbose" : "iptables -S INPUT"));
        };
    }
}
