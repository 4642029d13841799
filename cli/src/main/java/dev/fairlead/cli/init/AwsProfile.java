package dev.fairlead.cli.init;

import dev.fairlead.cli.process.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The account of AWS that commands here would work with. The format of its file: docs.aws.amazon.com, "Configuration and
 * credential file settings".
 *
 * @param region null where nothing says one
 * @param toName the profile that has to be named in {@code AWS_PROFILE}, as it is the only one; null for none
 */
record AwsProfile(@Nullable String region, @Nullable String toName) {
    private static final String DEFAULT = "default";

    static AwsProfile of(Environment environment) {
        String region = environment.variable("AWS_REGION").isEmpty()
                ? environment.variable("AWS_DEFAULT_REGION")
                : environment.variable("AWS_REGION");
        Map<String, String> regions = regions(environment);
        String named = environment.variable("AWS_PROFILE");
        if (!region.isEmpty()) {
            return new AwsProfile(region, null);
        }
        if (!named.isEmpty() || regions.containsKey(DEFAULT) || regions.size() != 1) {
            return new AwsProfile(blankToNull(regions.get(named.isEmpty() ? DEFAULT : named)), null);
        }
        Map.Entry<String, String> only = regions.entrySet().iterator().next();
        return new AwsProfile(blankToNull(only.getValue()), only.getKey());
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** By profile; empty where it says none. */
    private static Map<String, String> regions(Environment environment) {
        String file = environment.variable("AWS_CONFIG_FILE");
        Path config = environment.path(file.isEmpty() ? "~/.aws/config" : file);
        var regions = new LinkedHashMap<String, String>();
        try {
            String profile = null;
            for (String line : Files.isRegularFile(config) ? Files.readAllLines(config) : List.<String>of()) {
                String text = line.strip();
                if (text.startsWith("[") && text.endsWith("]")) {
                    profile = profile(text.substring(1, text.length() - 1).strip());
                    if (profile != null) {
                        regions.put(profile, "");
                    }
                } else if (profile != null && text.matches("region\\s*=.*")) {
                    regions.put(profile, text.substring(text.indexOf('=') + 1).strip());
                }
            }
        } catch (IOException e) {
            regions.clear();
        }
        return regions;
    }

    private static @Nullable String profile(String section) {
        if (section.equals(DEFAULT)) {
            return DEFAULT;
        }
        return section.startsWith("profile ")
                ? section.substring("profile ".length()).strip()
                : null;
    }
}
