package dev.fairlead.host.firewall;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of ufw, as {@code ufw status verbose} prints them. */
public final class Ufw {
    private static final Pattern RULE =
            Pattern.compile("(?<to>\\S.*?)\\s{2,}(?<verdict>ALLOW|LIMIT|DENY|REJECT)( IN)?\\s{2,}(?<from>\\S.*)");
    private static final Pattern TARGET = Pattern.compile("(?<ports>[0-9,:]+)(/(?<protocol>tcp|udp))?( \\(.*\\))?");

    private Ufw() {}

    public static boolean isActive(List<String> lines) {
        return lines.contains("Status: active");
    }

    /** The first rule about the port decides. */
    public static Passage passage(List<String> lines, int port) {
        boolean isUnsure = false;
        for (String line : lines) {
            Matcher rule = RULE.matcher(line);
            if (!rule.matches() || line.contains("(v6)") || !isAbout(rule.group("to"), port)) {
                continue;
            }
            if (!rule.group("from").startsWith("Anywhere")) {
                isUnsure = true;
                continue;
            }
            Passage passage = switch (rule.group("verdict")) {
                case "ALLOW", "LIMIT" -> Passage.OPEN;
                default -> Passage.BLOCKED;
            };
            return isUnsure ? Passage.UNSURE : passage;
        }
        boolean isOpen = lines.stream().anyMatch(line -> line.startsWith("Default: allow (incoming)"));
        return isUnsure ? Passage.UNSURE : isOpen ? Passage.OPEN : Passage.BLOCKED;
    }

    private static boolean isAbout(String to, int port) {
        Matcher target = TARGET.matcher(to);
        return to.equals("Anywhere")
                || (target.matches()
                        && !"udp".equals(target.group("protocol"))
                        && Ports.hold(target.group("ports"), port));
    }
}
