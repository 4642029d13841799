package dev.fairlead.host.ssh;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The patterns of a line of known_hosts or of a {@code Host} of ssh_config: {@code *}, {@code ?}, and {@code !} for "not". */
record HostPatterns(List<String> patterns) {
    HostPatterns {
        patterns = List.copyOf(patterns);
    }

    /** One pattern that is negated outweighs all others. */
    boolean matches(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        var matched = false;
        for (var pattern : patterns) {
            if (pattern.startsWith("!") && matches(pattern.substring(1), name)) {
                return false;
            }
            matched |= matches(pattern, name);
        }
        return matched;
    }

    private static boolean matches(String pattern, String name) {
        var regex = Pattern.quote(pattern.toLowerCase(Locale.ROOT))
                .replace("*", "\\E.*\\Q")
                .replace("?", "\\E.\\Q");
        return name.matches(regex);
    }
}
