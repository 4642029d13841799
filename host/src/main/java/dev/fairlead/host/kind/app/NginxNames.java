package dev.fairlead.host.kind.app;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which server gets a request, by the rules of nginx: first the most specific address that a server listens at, and of
 * the servers there an exact name before a wildcard before a regular expression.
 */
final class NginxNames {
    private final Collection<String> ours;

    /** @param ours exact names, and wildcards {@code *.NAME}; their servers listen at no address of their own */
    NginxNames(Collection<String> ours) {
        this.ours = ours.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * Whether another server of this name gets requests for one of ours.
     *
     * @param isNearer it listens at an address of its own, so that our names are not even looked at
     */
    boolean areTakenBy(String name, boolean isNearer) {
        return ours.stream().anyMatch(our -> takes(name, our, isNearer));
    }

    /** Whether it is passed by a server that listens at this on any address. */
    static boolean isNearer(String listen) {
        return listen.endsWith(":80") && !listen.startsWith("*:") && !listen.startsWith("[::]:");
    }

    private static boolean takes(String name, String our, boolean isNearer) {
        if (name.startsWith("~")) {
            return isNearer && matchesRegex(name.substring(1), our);
        }
        String other = name.toLowerCase(Locale.ROOT);
        if (other.startsWith(".")) {
            return takes(other.substring(1), our, isNearer) || takes("*" + other, our, isNearer);
        }
        return other.equals(our) || isWithin(other, our) || (isNearer && isWithin(our, other));
    }

    /** Whether each host of a name is one of a wildcard. */
    private static boolean isWithin(String name, String wildcard) {
        if (wildcard.startsWith("*.")) {
            return name.endsWith(wildcard.substring(1)) && name.length() >= wildcard.length();
        }
        return wildcard.endsWith(".*") && name.startsWith(wildcard.substring(0, wildcard.length() - 1));
    }

    /** A pattern that only nginx understands matches nothing here. */
    private static boolean matchesRegex(String regex, String our) {
        try {
            return Pattern.compile(regex.replace("(?P<", "(?<"), Pattern.CASE_INSENSITIVE)
                    .matcher(our.replace("*", "any"))
                    .find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
