package dev.fairlead.host.kind.app;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What only one may have, and how a file on the box would claim it. */
public sealed interface Claims {

    /** What of it the text claims, for a person, or null. */
    @Nullable
    String claimedBy(String text);

    /**
     * In nginx: names of servers, of upstreams and of rate limits' memory. A default server is left alone: an app's
     * site is found by its name, whoever serves everything else.
     */
    record OfNginx(Set<String> serverNames, Set<String> upstreams, Set<String> zones) implements Claims {
        private static final Pattern COMMENT = Pattern.compile("(?m)(?<![^\\s;{}])#.*$");
        private static final Pattern DIRECTIVE =
                Pattern.compile("(?<![^\\s;{}])(server_name|upstream)\\s+([^;{]*)[;{]");
        private static final Pattern ZONE =
                Pattern.compile("(?<![^\\s;{}])limit_\\w+_zone\\s[^;]*\\bzone=\"?([^:;\\s\"]+)");

        @Override
        public @Nullable String claimedBy(String text) {
            String code = COMMENT.matcher(text).replaceAll("");
            for (Matcher directive = DIRECTIVE.matcher(code); directive.find(); ) {
                for (String word : directive.group(2).trim().split("\\s+")) {
                    String bare = word.replaceAll("^['\"]|['\"]$", "");
                    if (claims(directive.group(1), bare)) {
                        return directive.group(1) + " " + bare;
                    }
                }
            }
            for (Matcher zone = ZONE.matcher(code); zone.find(); ) {
                if (zones.contains(zone.group(1))) {
                    return "zone " + zone.group(1);
                }
            }
            return null;
        }

        private boolean claims(String directive, String word) {
            return (directive.equals("upstream") ? upstreams : serverNames).contains(word);
        }
    }

    /**
     * In cron: words that only a job of the app has in its lines, as its script or a container's name. Its directory is
     * none: what else reads or saves it is a person's.
     */
    record OfCron(Set<String> words) implements Claims {
        @Override
        public @Nullable String claimedBy(String text) {
            return text.lines()
                    .filter(line -> !line.stripLeading().startsWith("#"))
                    .flatMap(line -> words.stream().filter(word -> mentions(line, word)))
                    .findFirst()
                    .orElse(null);
        }

        /** As a whole word: {@code shop-blue} is not meant by {@code eu-shop-blue}. */
        private static boolean mentions(String line, String word) {
            return Pattern.compile("(?<![\\w.-])" + Pattern.quote(word) + "(?![\\w.-])")
                    .matcher(line)
                    .find();
        }
    }
}
