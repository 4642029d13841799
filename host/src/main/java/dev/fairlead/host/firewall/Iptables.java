package dev.fairlead.host.firewall;

import dev.fairlead.host.firewall.Rules.Match;
import dev.fairlead.host.firewall.Rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table {@code filter}, as {@code iptables -S} prints it. */
public final class Iptables {
    private static final Pattern WORD = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\S+");
    private static final Set<String> WITHOUT_MEANING = Set.of("tcp", "multiport", "comment", "conntrack", "state");

    private Iptables() {}

    public static Passage passage(List<String> lines, int port) {
        var chains = new LinkedHashMap<String, List<Rule>>();
        boolean accepts = true;
        for (String line : lines) {
            List<String> words = words(line);
            if (words.size() > 2
                    && words.getFirst().equals("-P")
                    && words.get(1).equals("INPUT")) {
                accepts = words.get(2).equals("ACCEPT");
            } else if (words.size() > 2 && words.getFirst().equals("-A")) {
                chains.computeIfAbsent(words.get(1), first -> new ArrayList<>())
                        .add(rule(words.subList(2, words.size()), port));
            }
        }
        return new Rules(chains).through("INPUT", accepts);
    }

    private static List<String> words(String line) {
        Matcher words = WORD.matcher(line);
        return words.results().map(word -> word.group()).toList();
    }

    private static Rule rule(List<String> words, int port) {
        Match match = Match.ALWAYS;
        String target = "";
        boolean isNegated = false;
        for (int i = 0; i < words.size(); i++) {
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            Match one = switch (words.get(i)) {
                case "-j", "-g" -> {
                    target = word(value);
                    yield Match.ALWAYS;
                }
                case "-p" -> sure(value.equals("tcp") || value.equals("all"));
                case "-i" -> value.equals("lo") ? Match.NEVER : Match.MAYBE;
                case "--dport", "--dports" -> sure(Ports.hold(value, port));
                case "--ctstate", "--state" -> sure(Set.of(value.split(",")).contains("NEW"));
                case "-m" -> WITHOUT_MEANING.contains(value) ? Match.ALWAYS : Match.MAYBE;
                case "-s", "-d", "--sport", "--sports", "--tcp-flags" -> Match.MAYBE;
                default -> Match.ALWAYS;
            };
            boolean isCertain = one != Match.MAYBE;
            one = isNegated && isCertain ? sure(one == Match.NEVER) : one;
            isNegated = words.get(i).equals("!");
            match = match.compareTo(one) < 0 ? match : one;
        }
        return new Rule(match, target);
    }

    private static String word(String target) {
        return switch (target) {
            case "ACCEPT", "DROP", "REJECT", "RETURN" -> target.toLowerCase(Locale.ROOT);
            default -> target;
        };
    }

    private static Match sure(boolean matches) {
        return matches ? Match.ALWAYS : Match.NEVER;
    }
}
