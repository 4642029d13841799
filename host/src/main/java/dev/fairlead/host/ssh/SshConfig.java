package dev.fairlead.host.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ~/.ssh/config} says, with the files it includes; see ssh_config(5). A {@code Match} that asks more than
 * {@code all} holds for no host here, and is among what is left out.
 *
 * @param leftOut what of it is not honoured for any host, a sentence each
 */
record SshConfig(List<Setting> settings, List<String> leftOut) {
    private static final int DEEPEST_INCLUDE = 16;
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z0-9]+)(?:\\s*=\\s*|\\s+)(.*)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|([^\\s\"]+)");

    /**
     * @param within all of these must match a host for which it holds: those of the file, and of the lines that included it
     * @param keyword in lower case
     */
    record Setting(List<HostPatterns> within, String keyword, List<String> words) {
        boolean holdsFor(String host) {
            return within.stream().allMatch(patterns -> patterns.matches(host));
        }
    }

    SshConfig {
        settings = List.copyOf(settings);
        leftOut = List.copyOf(leftOut);
    }

    /** A file that is not there says nothing. */
    static SshConfig read(SshEnvironment environment) {
        var reading = new Reading(environment);
        reading.file(environment.dotSsh("config"), List.of(), 0);
        return new SshConfig(reading.settings, reading.leftOut);
    }

    /** The first setting of these keywords, which is the one that counts, as in OpenSSH. */
    @Nullable
    Setting first(String host, String... keywords) {
        return all(host, keywords).findFirst().orElse(null);
    }

    /** The words of a keyword that may stand several times. */
    List<String> values(String host, String keyword) {
        return all(host, keyword).map(setting -> setting.words().getFirst()).toList();
    }

    /** @param keywords in lower case */
    private Stream<Setting> all(String host, String... keywords) {
        var wanted = List.of(keywords);
        return settings.stream().filter(setting -> wanted.contains(setting.keyword()) && setting.holdsFor(host));
    }

    private static final class Reading {
        private final SshEnvironment environment;
        private final List<Setting> settings = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();

        Reading(SshEnvironment environment) {
            this.environment = environment;
        }

        void file(Path file, List<HostPatterns> around, int depth) {
            if (!Files.isReadable(file) || depth > DEEPEST_INCLUDE) {
                return;
            }
            var within = around;
            for (var line : lines(file)) {
                Matcher parts = LINE.matcher(line);
                List<String> words = parts.matches() ? words(parts.group(2)) : List.of();
                if (words.isEmpty()) {
                    continue;
                }
                var keyword = parts.group(1).toLowerCase(Locale.ROOT);
                switch (keyword) {
                    case "host" -> within = inside(around, words);
                    case "match" -> within = inside(around, match(file, words));
                    case "include" -> include(words, within, depth);
                    default -> settings.add(new Setting(within, keyword, words));
                }
            }
        }

        private static List<HostPatterns> inside(List<HostPatterns> around, List<String> words) {
            var all = new ArrayList<>(around);
            all.add(new HostPatterns(words));
            return List.copyOf(all);
        }

        /** The patterns that mean the same, which are none for what would take a running command to tell. */
        private List<String> match(Path file, List<String> words) {
            if (words.equals(List.of("all"))) {
                return List.of("*");
            }
            leftOut.add("`Match " + String.join(" ", words) + "` in " + file + " is not honoured.");
            return List.of();
        }

        private void include(List<String> patterns, List<HostPatterns> within, int depth) {
            for (var pattern : patterns) {
                var path = pattern.startsWith("~/") ? environment.expand(pattern) : environment.dotSsh(pattern);
                for (var file : matching(path)) {
                    file(file, within, depth + 1);
                }
            }
        }

        /** Only the last name of a path may hold a pattern. */
        private static List<Path> matching(Path path) {
            var directory = path.getParent();
            if (directory == null || !Files.isDirectory(directory)) {
                return List.of();
            }
            try (var files =
                    Files.newDirectoryStream(directory, path.getFileName().toString())) {
                return StreamSupport.stream(files.spliterator(), false)
                        .filter(Files::isRegularFile)
                        .sorted()
                        .toList();
            } catch (IOException | DirectoryIteratorException | PatternSyntaxException e) {
                throw unreadable(path, e);
            }
        }

        private static List<String> lines(Path file) {
            try {
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }

        private static HostException unreadable(Path path, Exception e) {
            return new HostException(
                    HostException.Reason.ADDRESS_UNKNOWN, "`" + path + "` cannot be read.", e.toString(), null);
        }

        private static List<String> words(String text) {
            var words = new ArrayList<String>();
            for (var word = WORD.matcher(text); word.find(); ) {
                var bare = word.group(2);
                if (bare != null && bare.startsWith("#")) {
                    break;
                }
                words.add(bare == null ? word.group(1) : bare);
            }
            return words;
        }
    }
}
