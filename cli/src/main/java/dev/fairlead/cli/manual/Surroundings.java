package dev.fairlead.cli.manual;

import java.util.LinkedHashMap;
import java.util.Map;

/** What Fairlead reads besides its command line and its model. */
final class Surroundings {
    /** Variables of the environment. */
    static final Map<String, String> VARIABLES = ordered(
            "NO_COLOR", "Prints without colour, as `TERM=dumb` does.",
            "SSH_AUTH_SOCK", "The agent that holds keys for SSH.",
            "AWS_PROFILE, AWS_REGION, AWS_ACCESS_KEY_ID, ...",
                    "Who asks Lightsail, as for any tool of AWS. Needed by models with a section `lightsail` or a value `{ssm: NAME}`.",
            "FAIRLEAD_LIGHTSAIL_ENDPOINT",
                    "Another server that speaks as Lightsail does, such as that of `lab up --lightsail`.",
            "FAIRLEAD_JAVA", "The Java to run with: its directory, or the program.",
            "FAIRLEAD_LAB_HOME", "Where labs keep their state.");

    /** Files of the machine that Fairlead runs on, and of the server. */
    static final Map<String, String> FILES = ordered(
            "fairlead.yaml", "The model, unless `-f` names another.",
            "~/.ssh/config, ~/.ssh/known_hosts",
                    "What the model leaves out of how the server is reached, and host keys.",
            "~/.cache/fairlead", "An archive of loaded classes, for a quick start. It may go at any time.",
            "/var/lib/fairlead",
                    "On the server: whose it is, what Fairlead made there, the releases, the lock, and secrets made there.");

    private Surroundings() {}

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
