package dev.fairlead.host.kind.app;

import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What only one may have, and how a file on the box would claim it. */
public sealed interface Claims {

    /** What of it the text claims, for a person, or null. */
    @Nullable
    String claimedBy(String text);

    /**
     * In nginx: names of servers, of upstreams and of rate limits' memory. A server for other names, or for whatever
     * nobody else serves, is left alone: an app's site is found by its name before that.
     */
    record OfNginx(Set<String> serverNames, Set<String> upstreams, Set<String> zones) implements Claims {
        private static final Pattern ZONE = Pattern.compile("zone=([^:]+).*");

        @Override
        public @Nullable String claimedBy(String text) {
            var names = new NginxNames(serverNames);
            return NginxDirective.in(text).stream()
                    .flatMap(NginxDirective::all)
                    .map(directive -> claim(directive, names))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        private @Nullable String claim(NginxDirective directive, NginxNames names) {
            return switch (directive.name()) {
                case "server" -> {
                    boolean isNearer = directive.within("listen").anyMatch(NginxNames::isNearer);
                    yield first(
                            directive.within("server_name"), name -> names.areTakenBy(name, isNearer), "server_name ");
                }
                case "upstream" -> first(directive.arguments().stream(), upstreams::contains, "upstream ");
                case "limit_req_zone", "limit_conn_zone" ->
                    first(
                            directive.arguments().stream()
                                    .map(ZONE::matcher)
                                    .filter(Matcher::matches)
                                    .map(zone -> zone.group(1)),
                            zones::contains,
                            "zone ");
                default -> null;
            };
        }

        private static @Nullable String first(Stream<String> words, Predicate<String> isClaimed, String what) {
            return words.filter(isClaimed).findFirst().map(word -> what + word).orElse(null);
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
