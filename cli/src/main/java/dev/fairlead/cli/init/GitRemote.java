package dev.fairlead.cli.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a repository's images are kept, going by where it is pushed to. */
final class GitRemote {
    private static final int HIGHEST = 8;
    private static final Pattern ORIGIN =
            Pattern.compile("(?s).*\\[remote \"origin\"\\][^\\[]*?\\n\\s*url\\s*=\\s*(\\S+).*");
    /** {@code git@HOST:PATH}, {@code ssh://git@HOST/PATH}, {@code https://HOST/PATH} */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:[a-z+]+://)?(?:[^@/\\s]+@)?([A-Za-z0-9.-]+)(?::[0-9]+/|[:/])(.+?)(?:\\.git)?/?");

    private static final Map<String, String> REGISTRIES =
            Map.of("github.com", "ghcr.io", "gitlab.com", "registry.gitlab.com");

    private GitRemote() {}

    /** The image of the repository that the directory is in; null where it has none, or is pushed elsewhere. */
    static @Nullable String image(Path directory) {
        Path at = directory.toAbsolutePath();
        for (int i = 0; i < HIGHEST && at != null; i++, at = at.getParent()) {
            Path config = config(at.resolve(".git"));
            if (config != null) {
                return imageOf(read(config));
            }
        }
        return null;
    }

    static @Nullable String imageOf(String config) {
        Matcher origin = ORIGIN.matcher("\n" + config);
        Matcher address = origin.matches() ? ADDRESS.matcher(origin.group(1)) : ADDRESS.matcher("");
        if (!address.matches()) {
            return null;
        }
        String registry = REGISTRIES.get(address.group(1).toLowerCase(Locale.ROOT));
        return registry == null ? null : registry + "/" + address.group(2).toLowerCase(Locale.ROOT);
    }

    /** In a worktree {@code .git} is a file that leads to the repository. */
    private static @Nullable Path config(Path git) {
        if (Files.isRegularFile(git)) {
            String text = read(git).strip();
            Path worktree =
                    git.resolveSibling(text.startsWith("gitdir: ") ? text.substring("gitdir: ".length()) : text);
            String common = read(worktree.resolve("commondir")).strip();
            return common.isEmpty() ? null : worktree.resolve(common).resolve("config");
        }
        Path config = git.resolve("config");
        return Files.isRegularFile(config) ? config : null;
    }

    private static String read(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
