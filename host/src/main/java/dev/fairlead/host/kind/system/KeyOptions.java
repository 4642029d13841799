package dev.fairlead.host.kind.system;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options that a line of {@code authorized_keys} begins with; see sshd(8). Most take away a convenience. Some keep
 * the key out, and one lets it in for nothing but a command.
 */
final class KeyOptions {
    private static final Pattern OPTION = Pattern.compile("([A-Za-z0-9-]+)(?:=\"(?:\\\\\"|[^\"])*\")?(,?)");
    private static final String COMMAND = "command";
    private static final Set<String> HARMLESS = Set.of(
            "restrict",
            "agent-forwarding",
            "no-agent-forwarding",
            "environment",
            "permitlisten",
            "permitopen",
            "port-forwarding",
            "no-port-forwarding",
            "pty",
            "no-pty",
            "no-touch-required",
            "tunnel",
            "user-rc",
            "no-user-rc",
            "x11-forwarding",
            "no-x11-forwarding");

    private KeyOptions() {}

    /** What keeps a key with these lines from letting someone in, or null. As sshd, it takes the first that lets anybody in. */
    static @Nullable String hindrance(List<String> lines) {
        String first = null;
        for (String line : lines) {
            String option = option(line);
            if (option == null) {
                return null;
            }
            first = first == null ? option : first;
            if (option.equals(COMMAND)) {
                break;
            }
        }
        return first == null ? null : "held up by the option " + first;
    }

    /** The name of an option that does more than to take away a convenience, or null. */
    private static @Nullable String option(String line) {
        if (isKeyType(line)) {
            return null;
        }
        Matcher option = OPTION.matcher(line);
        while (option.lookingAt()) {
            String name = option.group(1).toLowerCase(Locale.ROOT);
            if (!HARMLESS.contains(name)) {
                return name;
            }
            if (option.group(2).isEmpty()) {
                return null;
            }
            option.region(option.end(), line.length());
        }
        return line.split("\\s", 2)[0];
    }

    private static boolean isKeyType(String line) {
        return line.startsWith("ssh-") || line.startsWith("ecdsa-") || line.startsWith("sk-");
    }
}
