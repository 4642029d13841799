package dev.fairlead.templates;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What builds, deploys and watches a server: workflows of GitHub Actions, or a pipeline of GitLab. No text of the model stands in a shell line. */
public final class Workflows {
    /** Where GitHub looks for them. */
    public static final String DIRECTORY = ".github/workflows";

    private Workflows() {}

    /** How an action of somebody else is named: so that it never changes, or so that its repairs arrive by themselves. */
    public enum Pin {
        COMMIT,
        MAJOR
    }

    /** The actions used, each at the commit that its tag named when this was written. */
    enum Action {
        CHECKOUT("actions/checkout", "v4.2.2", "11bd71901bbe5b1630ceea73d27597364c9af683"),
        BUILDX("docker/setup-buildx-action", "v3.11.1", "e468171a9de216ec08956ac3ada2f0791b6bd435"),
        LOGIN("docker/login-action", "v3.4.0", "74a5d142397b4f367a81961eba4e8cd7edddf772"),
        METADATA("docker/metadata-action", "v5.7.0", "902fa8ec7d6ecbf8d84d538b9b233a880e428804"),
        BUILD_PUSH("docker/build-push-action", "v6.18.0", "263435318d21b8e681c14492fe198d362a7d2c83");

        private final String name;
        private final String version;
        private final String commit;

        Action(String name, String version, String commit) {
            this.name = name;
            this.version = version;
            this.commit = commit;
        }

        String at(Pin pin) {
            return switch (pin) {
                case COMMIT -> name + "@" + commit + " # " + version;
                case MAJOR -> name + "@" + version.substring(0, version.indexOf('.'));
            };
        }
    }

    /**
     * What they are about.
     *
     * @param model its file, from the root of the repository
     * @param image without tag
     * @param registry where it is pushed
     * @param tagKey the key of the model that holds the tag
     * @param variables names of environment variables that the model reads, each a secret of the repository
     * @param needsKnownHosts whether the model does not say how the server proves who it is
     */
    public record Subject(
            String server,
            String app,
            String model,
            String image,
            String registry,
            String tagKey,
            Collection<String> variables,
            boolean needsKnownHosts) {}

    /** The same for GitLab, in one file that a pipeline includes. */
    public static final class OfGitlab {
        /** Where it goes, from the root of the repository. */
        public static final String PLACE = ".gitlab/fairlead.yml";

        private static final String OWN_REGISTRY = "registry.gitlab.com";

        private OfGitlab() {}

        public static String render(Subject subject) {
            Map<String, Object> values = values(subject);
            values.put("place", PLACE);
            values.put("isOwnRegistry", subject.registry().equals(OWN_REGISTRY));
            return Templates.render("gitlab.yml.ftl", Language.GITLAB, values);
        }
    }

    /** By file name. */
    public static Map<String, String> render(Subject subject, Pin pin) {
        Map<String, Object> values = values(subject);
        values.put("checkout", Action.CHECKOUT.at(pin));
        values.put("buildx", Action.BUILDX.at(pin));
        values.put("login", Action.LOGIN.at(pin));
        values.put("metadata", Action.METADATA.at(pin));
        values.put("buildPush", Action.BUILD_PUSH.at(pin));
        values.put(
                "install",
                Templates.render("workflow-install.ftl", Language.WORKFLOW, values)
                        .stripTrailing());
        var files = new LinkedHashMap<String, String>();
        for (String name : List.of("build", "deploy", "drift")) {
            files.put(
                    "fairlead-" + name + ".yml",
                    Templates.render("workflow-" + name + ".yml.ftl", Language.WORKFLOW, values));
        }
        return files;
    }

    /** The secrets that one workflow hands to another. What begins like this is GitHub's own, and there already. */
    private static List<String> passed(Collection<String> variables) {
        return Stream.concat(Stream.of("FAIRLEAD_SSH_KEY"), variables.stream())
                .filter(name -> !name.startsWith("GITHUB_"))
                .distinct()
                .toList();
    }

    private static Map<String, Object> values(Subject subject) {
        var values = new HashMap<String, Object>();
        values.put("model", subject.model());
        values.put("app", subject.app());
        values.put("image", subject.image());
        values.put("registry", subject.registry());
        values.put("tagKey", subject.tagKey());
        values.put("group", "fairlead-" + subject.server());
        values.put("title", "Drift of " + subject.server());
        values.put("variables", List.copyOf(subject.variables()));
        values.put("passed", passed(subject.variables()));
        values.put("needsKnownHosts", subject.needsKnownHosts());
        return values;
    }
}
