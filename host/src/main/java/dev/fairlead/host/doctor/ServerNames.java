package dev.fairlead.host.doctor;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.shell.Shell;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of sites that lead nowhere, or somewhere else. A release does not need them, so none is more than a warning: a
 * box may wait for its names, or stand behind another server that has them.
 */
public final class ServerNames implements Check {
    /** What a box at a cloud provider is reached by, it cannot see by itself: its provider tells it. */
    private static final String ADDRESSES = """
            { ip -o addr show scope global 2>/dev/null | awk '{ sub("/.*", "", $4); print $4 }'; hostname -I 2>/dev/null; } |
                tr ' ' '\\n' | grep . | sort -u | sed 's/^/address /'
            if command -v curl >/dev/null && cat /sys/class/dmi/id/sys_vendor /sys/class/dmi/id/bios_version 2>/dev/null |
                grep -qi amazon; then
                fl_cloud=http://169.254.169.254/latest
                fl_token=$(curl -s -m 2 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$fl_cloud/api/token")
                for fl_what in public-ipv4 ipv6; do
                    fl_ip=$(curl -s -f -m 2 -H "X-aws-ec2-metadata-token: $fl_token" "$fl_cloud/meta-data/$fl_what") &&
                        printf 'address %s\\n' "$fl_ip"
                done
            fi
            fl_look() {
                printf 'name %s %s\\n' "$1" "$(timeout 5 getent ahosts "$1" | cut -d' ' -f1 | sort -u | tr '\\n' ' ')"
            }
            """;

    @Override
    public String name() {
        return "dns";
    }

    /** Those that can be looked up: a wildcard or an expression of nginx names nothing by itself. */
    static List<String> of(AppModel app) {
        Nginx nginx = app.nginx();
        return nginx == null
                ? List.of()
                : nginx.serverNames().stream()
                        .filter(name -> name.matches("[A-Za-z0-9][A-Za-z0-9.-]*"))
                        .toList();
    }

    private static Set<String> of(ServerModel model) {
        var names = new LinkedHashSet<String>();
        model.apps().values().forEach(app -> names.addAll(of(app)));
        return names;
    }

    @Override
    public String probe(ServerModel model) {
        var script = new StringBuilder(ADDRESSES);
        // Together, since a resolver that is silent is waited for.
        of(model)
                .forEach(name ->
                        script.append("fl_look ").append(Shell.quote(name)).append(" &\n"));
        return script.append("wait\n").toString();
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        Set<String> names = of(around.model());
        var box = new LinkedHashSet<String>();
        answer.all("address").forEach(address -> box.add(canonical(address)));
        String reached = around.model().ssh().address();
        Lookup ssh = reached == null ? null : around.names().get(reached);
        if (ssh != null) {
            box.addAll(ssh.addresses());
        }
        var findings = new ArrayList<Finding>();
        var well = new ArrayList<String>();
        for (String name : names) {
            Lookup here = around.names().getOrDefault(name, Lookup.failed("it was not looked up"));
            Finding finding = finding(name, here, there(answer, name), box);
            if (finding == null) {
                well.add("`" + name + "`");
            } else {
                findings.add(finding);
            }
        }
        if (!well.isEmpty()) {
            findings.addFirst(ok(String.join(", ", well) + (well.size() == 1 ? " leads" : " lead") + " to the box."));
        }
        return findings;
    }

    private static Set<String> there(Lines answer, String name) {
        var found = new LinkedHashSet<String>();
        for (String line : answer.all("name")) {
            String[] words = line.split(" +");
            if (words[0].equals(name)) {
                for (int i = 1; i < words.length; i++) {
                    found.add(canonical(words[i]));
                }
            }
        }
        // A box may well know itself by its own names.
        found.removeIf(address -> address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1"));
        return found;
    }

    /** As Java writes it: an address of IPv6 can be written in several ways. */
    private static String canonical(String address) {
        try {
            return InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    private @Nullable Finding finding(String name, Lookup here, Set<String> there, Set<String> box) {
        if (here.failure() != null && there.isEmpty()) {
            return unknown("Where `" + name + "` leads cannot be told.")
                    .why("On this machine: " + here.failure() + ". On the box: it does not resolve.")
                    .fix("See that this machine has a working DNS: getent hosts " + name);
        }
        if (here.addresses().isEmpty() && there.isEmpty()) {
            return warning("`" + name + "` does not resolve.")
                    .why("neither on this machine nor on the box; no visitor finds the site by it, and no certificate"
                            + " can be had for it")
                    .fix("Make a DNS record of it that leads to " + inRecord(box) + ".");
        }
        var leads = new LinkedHashSet<>(here.addresses());
        leads.addAll(there);
        var elsewhere = new HashSet<>(leads);
        elsewhere.removeAll(box);
        if (elsewhere.isEmpty()) {
            return null;
        }
        boolean isPartly = elsewhere.size() < leads.size();
        return warning("`" + name + "` leads " + (isPartly ? "not only to the box." : "elsewhere."))
                .why(seen(here, there) + "; the box has " + words(box))
                .fix("Change its DNS record to " + inRecord(box)
                        + ", unless what stands there passes requests on to the box.");
    }

    private static String seen(Lookup here, Set<String> there) {
        String asked = here.failure() != null
                ? "this machine cannot tell (" + here.failure() + ")"
                : "on this machine it is " + words(here.addresses());
        return new HashSet<>(here.addresses()).equals(there)
                ? "it is " + words(there)
                : asked + ", on the box " + words(there);
    }

    private static String words(Iterable<String> addresses) {
        String words = String.join(", ", addresses);
        return words.isEmpty() ? "nothing" : words;
    }

    /** The one to name in a record: what is reachable from everywhere, if the box knows such a one of IPv4. */
    private static String inRecord(Set<String> box) {
        return box.stream()
                .filter(address ->
                        !address.matches("(10|127|169\\.254|172\\.(1[6-9]|2\\d|3[01])|192\\.168)\\..*|.*:.*"))
                .findFirst()
                .orElse("the box's public address");
    }
}
