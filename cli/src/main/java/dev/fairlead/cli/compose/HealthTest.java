package dev.fairlead.cli.compose;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The command of a health check that asks its own container by HTTP, as most do. */
public final class HealthTest {
    private static final Pattern QUESTION = Pattern.compile(
            "https?://(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1\\])(?::[^/\\s\"'|;&)\\]]*)?(/[^\\s\"'|;&)\\]#]*)?");

    private HealthTest() {}

    /**
     * @param timeout in seconds; null for the usual one
     * @return null for one that asks nothing by HTTP
     */
    public static Draft.@Nullable Health of(String test, @Nullable Long timeout) {
        Matcher matcher = QUESTION.matcher(test);
        if (!matcher.find()) {
            return null;
        }
        return new Draft.Health(matcher.group(1) == null ? "/" : matcher.group(1), timeout);
    }
}
