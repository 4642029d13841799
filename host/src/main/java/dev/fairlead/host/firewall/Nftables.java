package dev.fairlead.host.firewall;

import dev.fairlead.host.firewall.Rules.Match;
import dev.fairlead.host.firewall.Rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All tables, as {@code nft list ruleset} prints them. A connection passes when every chain on its way lets it. */
public final class Nftables {
    private static final Pattern TABLE = Pattern.compile("table (\\S+) (\\S+) \\{.*");
    private static final Pattern CHAIN = Pattern.compile("chain (\\S+) \\{.*");
    private static final Pattern HOOK = Pattern.compile("type filter hook input .*?;(?: policy (accept|drop);)?.*");
    private static final Pattern VERDICT =
            Pattern.compile("(?:^| )(accept|drop|reject|return|jump \\S+|goto \\S+)( with .*)?$");
    private static final Pattern PORTS = Pattern.compile("(?:tcp|th) dport (!= )?(?:\\{([^}]*)\\}|(\\S+))");
    private static final Pattern STATES = Pattern.compile("ct state (?:\\{([^}]*)\\}|(\\S+))");
    private static final Pattern ELSEWHERE =
            Pattern.compile("\\b(udp|icmp|icmpv6|ip6|ipv6-icmp|vmap)\\b|\\biif(name)? \"?lo\\b");
    private static final Pattern HARMLESS = Pattern.compile(
            "counter( packets \\d+ bytes \\d+)?|comment \"[^\"]*\"|log( prefix \"[^\"]*\")?( level \\S+)?|(meta l4proto|ip protocol) tcp");

    /** iptables keeps its rules in these, in a form that only iptables prints well. */
    private static final Set<String> OF_IPTABLES = Set.of("ip filter", "ip nat", "ip mangle", "ip raw", "ip security");

    private Nftables() {}

    /** @param isIptablesHere whether iptables is asked about its own tables */
    public static Passage passage(List<String> lines, int port, boolean isIptablesHere) {
        Passage worst = Passage.OPEN;
        for (Table table : tables(lines, port)) {
            boolean isAsked = !table.name().startsWith("ip6 ")
                    && !table.name().startsWith("arp ")
                    && !table.name().startsWith("bridge ")
                    && !(isIptablesHere && OF_IPTABLES.contains(table.name()));
            for (Map.Entry<String, Boolean> hook : table.hooks().entrySet()) {
                Passage passage =
                        isAsked ? new Rules(table.chains()).through(hook.getKey(), hook.getValue()) : Passage.OPEN;
                worst = worse(worst, passage);
            }
        }
        return worst;
    }

    private static Passage worse(Passage one, Passage other) {
        if (one == Passage.BLOCKED || other == Passage.BLOCKED) {
            return Passage.BLOCKED;
        }
        return one == Passage.OPEN ? other : one;
    }

    /** @param hooks the chains that incoming packets go through, and whether these accept what no rule is about */
    private record Table(String name, Map<String, List<Rule>> chains, Map<String, Boolean> hooks) {}

    private static List<Table> tables(List<String> lines, int port) {
        var tables = new ArrayList<Table>();
        String chain = "";
        for (String line : lines) {
            Matcher table = TABLE.matcher(line);
            Matcher begin = CHAIN.matcher(line);
            Matcher hook = HOOK.matcher(line);
            if (table.matches()) {
                tables.add(
                        new Table(table.group(1) + " " + table.group(2), new LinkedHashMap<>(), new LinkedHashMap<>()));
            } else if (!tables.isEmpty() && begin.matches()) {
                chain = begin.group(1);
                tables.getLast().chains().put(chain, new ArrayList<>());
            } else if (!tables.isEmpty() && hook.matches()) {
                tables.getLast().hooks().put(chain, !"drop".equals(hook.group(1)));
            } else if (!tables.isEmpty()) {
                rule(line, port, tables.getLast().chains().computeIfAbsent(chain, first -> new ArrayList<>()));
            }
        }
        return tables;
    }

    private static void rule(String line, int port, List<Rule> rules) {
        String text =
                HARMLESS.matcher(line).replaceAll("").replaceAll(" +", " ").strip();
        Matcher verdict = VERDICT.matcher(text);
        if (verdict.find()) {
            String target = verdict.group(1).replaceFirst("^(jump|goto) ", "");
            rules.add(new Rule(match(text.substring(0, verdict.start()), port), target));
        }
    }

    private static Match match(String conditions, int port) {
        if (ELSEWHERE.matcher(conditions).find()) {
            return Match.NEVER;
        }
        Matcher ports = PORTS.matcher(conditions);
        if (ports.find()) {
            String list =
                    ports.group(2) == null ? ports.group(3) : ports.group(2).strip();
            if (Ports.hold(list, port) == (ports.group(1) != null)) {
                return Match.NEVER;
            }
        }
        Matcher states = STATES.matcher(conditions);
        if (states.find() && !states.group().contains("new")) {
            return Match.NEVER;
        }
        String rest = STATES.matcher(PORTS.matcher(conditions).replaceAll("")).replaceAll("");
        return rest.isBlank() ? Match.ALWAYS : Match.MAYBE;
    }
}
