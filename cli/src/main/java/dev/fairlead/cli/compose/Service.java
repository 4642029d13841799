package dev.fairlead.cli.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One service of a compose file. What it says and a model cannot say goes to {@code left}, a sentence each. */
final class Service {
    /** Programs in front of an app, whose place nginx takes. */
    private static final Set<String> FRONTS =
            Set.of("nginx", "caddy", "traefik", "haproxy", "nginx-proxy", "certbot", "acme-companion", "swag");

    private static final Set<String> READ = Set.of(
            "image",
            "build",
            "ports",
            "expose",
            "volumes",
            "environment",
            "env_file",
            "healthcheck",
            "command",
            "restart",
            "depends_on",
            "user",
            "mem_limit",
            "deploy",
            "stop_grace_period",
            "container_name",
            "networks",
            "pull_policy");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern PORT = Pattern.compile(
            "(?:(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:]+\\]):)?(?:([0-9]{1,5}):)?([0-9]{1,5})(?:/tcp)?");

    private final String name;
    private final Node node;
    private final Variables variables;
    private final Path directory;
    private final List<String> left;

    /** @param directory of the compose file */
    Service(String name, Node node, Variables variables, Path directory, List<String> left) {
        this.name = name;
        this.node = node;
        this.variables = variables;
        this.directory = directory;
        this.left = left;
    }

    String name() {
        return name;
    }

    boolean isBuilt() {
        return node.at("build").isThere();
    }

    boolean publishes() {
        return !node.at("ports").items().isEmpty();
    }

    boolean isFront() {
        Draft.Image image = image();
        if (image == null) {
            return false;
        }
        String last = image.name().substring(image.name().lastIndexOf('/') + 1);
        return FRONTS.contains(last.toLowerCase(Locale.ROOT));
    }

    /** Whether both run the same. */
    boolean runsAs(Service other) {
        if (isBuilt() || other.isBuilt()) {
            return isBuilt() && other.isBuilt() && build().equals(other.build());
        }
        Draft.Image own = image();
        return own != null && own.equals(other.image());
    }

    private List<String> build() {
        Node build = node.at("build");
        String context = build.isMapping() ? build.at("context").text() : build.text();
        return List.of(
                Path.of(context == null ? "." : context).normalize().toString(),
                String.valueOf(build.at("dockerfile").text()),
                String.valueOf(build.at("target").text()));
    }

    /** Null where it is not said, or by a variable. */
    Draft.@Nullable Image image() {
        String text = filled(node.at("image").text());
        if (text == null || text.isEmpty()) {
            return null;
        }
        int at = text.indexOf('@');
        String digest = at < 0 ? null : text.substring(at + 1);
        String named = at < 0 ? text : text.substring(0, at);
        int colon = named.lastIndexOf(':');
        boolean hasTag = colon > named.lastIndexOf('/');
        return new Draft.Image(
                hasTag ? named.substring(0, colon) : named, hasTag ? named.substring(colon + 1) : null, digest);
    }

    List<String> command() {
        Node command = node.at("command");
        var words = new ArrayList<String>();
        for (String text : command.texts()) {
            String filled = filled(text);
            if (filled == null) {
                left.add("The command of `" + name + "` is left out, as a variable in it has no value.");
                return List.of();
            }
            words.addAll(command.isSequence() ? List.of(filled) : Words.split(filled));
        }
        return words;
    }

    /** Container's and host's, 0 where the host's is not said; the first of several. */
    int @Nullable [] ports() {
        var all = new ArrayList<int[]>();
        for (Node port : node.at("ports").items()) {
            String text = port.isMapping()
                    ? (port.at("published").isThere() ? port.at("published").text() + ":" : "")
                            + port.at("target").text()
                    : port.text();
            int[] pair = pair(filled(text));
            if (pair == null) {
                left.add("The port `" + text + "` of `" + name + "` is left out: it is no single port of TCP.");
            } else {
                all.add(pair);
            }
        }
        for (String exposed : node.at("expose").texts()) {
            int[] pair = pair(filled(exposed));
            if (pair != null && all.isEmpty()) {
                all.add(pair);
            }
        }
        for (int[] more : all.subList(Math.min(1, all.size()), all.size())) {
            left.add("The port " + more[0] + " of `" + name + "` is left out: an app is reached by one.");
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    private static int @Nullable [] pair(@Nullable String text) {
        Matcher matcher = PORT.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return null;
        }
        String host = matcher.group(1);
        return new int[] {Integer.parseInt(matcher.group(2)), host == null ? 0 : Integer.parseInt(host)};
    }

    Draft.@Nullable Health health() {
        Node check = node.at("healthcheck");
        if (!check.isThere() || "true".equals(check.at("disable").text())) {
            return null;
        }
        String test = String.join(" ", check.at("test").texts());
        Draft.Health health = HealthTest.of(test, patience(check));
        if (health == null) {
            left.add("The health check of `" + name
                    + "` asks no address of HTTP on itself, so that its path is not known.");
        }
        return health;
    }

    /** How long Docker would wait until it gives a new container up. */
    private static @Nullable Long patience(Node check) {
        Long interval = Words.seconds(check.at("interval").text());
        Long start = Words.seconds(check.at("start_period").text());
        String retries = check.at("retries").text();
        if (interval == null && start == null) {
            return null;
        }
        long tries = retries != null && retries.matches("[0-9]{1,3}") ? Long.parseLong(retries) : 3;
        long seconds = (start == null ? 0 : start) + (interval == null ? 30 : interval) * tries;
        return Math.clamp(seconds, 10L, 3600L);
    }

    @Nullable
    String restart() {
        String policy = filled(node.at("restart").text());
        if (policy == null || policy.equals("unless-stopped")) {
            return null;
        }
        if (policy.startsWith("on-failure:")) {
            left.add("How often `" + name + "` is started again after a failure is left out.");
            return "on-failure";
        }
        return List.of("no", "false", "always", "on-failure").contains(policy)
                ? policy.equals("false") ? "no" : policy
                : null;
    }

    @Nullable
    String user() {
        return filled(node.at("user").text());
    }

    @Nullable
    String memory() {
        Node limit = node.at("deploy").at("resources").at("limits").at("memory");
        Node written = limit.isThere() ? limit : node.at("mem_limit");
        String memory = Words.memory(filled(written.text()));
        if (memory == null && written.isThere()) {
            left.add("The memory limit `" + written.text() + "` of `" + name + "` is left out: it is no size.");
        }
        return memory;
    }

    @Nullable
    Long stopTimeout() {
        Long seconds = Words.seconds(node.at("stop_grace_period").text());
        return seconds == null || seconds == 0 ? null : Math.min(seconds, 600);
    }

    List<Draft.Mount> mounts() {
        return new Mounts(directory, this::filled, name, left::add).of(node.at("volumes"));
    }

    /** As written, variables not put in yet; those of files behind what stands in the file itself. */
    Map<String, String> environment() {
        var all = new LinkedHashMap<String, String>();
        Node environment = node.at("environment");
        environment.entries().forEach((key, value) -> {
            String text = value.text();
            all.put(key, text == null ? "${" + key + "}" : text);
        });
        for (Node item : environment.items()) {
            String text = item.text();
            int equals = text == null ? -1 : text.indexOf('=');
            if (text != null) {
                all.put(
                        equals < 0 ? text : text.substring(0, equals),
                        equals < 0 ? "${" + text + "}" : text.substring(equals + 1));
            }
        }
        for (Node file : files()) {
            String path = file.isMapping() ? file.at("path").text() : file.text();
            Map<String, String> lines = path == null ? null : EnvFile.read(directory.resolve(path));
            if (lines == null) {
                left.add("The file `" + path + "` with variables of `" + name + "` is not there to be read.");
            } else {
                lines.forEach((key, value) -> all.putIfAbsent(key, value.replace("$", "$$")));
            }
        }
        for (String odd : all.keySet().stream()
                .filter(key -> !VARIABLE.matcher(key).matches())
                .toList()) {
            all.remove(odd);
            left.add("The variable `" + odd + "` of `" + name
                    + "` is left out: its name holds more than letters, digits and" + " underscores.");
        }
        return all;
    }

    private List<Node> files() {
        Node files = node.at("env_file");
        return files.isSequence() ? files.items() : files.isThere() ? List.of(files) : List.of();
    }

    boolean waitsForHealth() {
        return node.at("depends_on").entries().values().stream()
                .anyMatch(condition ->
                        !"service_started".equals(condition.at("condition").text()));
    }

    /** What an app has and a service beside it has not. */
    void tellOfSide() {
        for (String key : List.of("user", "healthcheck")) {
            if (node.at(key).isThere()) {
                left.add("`" + key + "` of `" + name + "` is left out: a service beside an app has none in a model.");
            }
        }
    }

    /** What a service beside an app has and the app has not. */
    void tellOfEnd() {
        if (node.at("stop_grace_period").isThere()) {
            left.add("`stop_grace_period` of `" + name + "` is left out: how long an app may take for what it is at is"
                    + " `app.drain`.");
        }
    }

    private void tellOfDeploy() {
        Node deploy = node.at("deploy");
        var rest = new ArrayList<String>();
        deploy.entries().keySet().stream()
                .filter(key -> !key.equals("resources"))
                .filter(key ->
                        !key.equals("replicas") || !"1".equals(deploy.at(key).text()))
                .forEach(rest::add);
        Node resources = deploy.at("resources");
        resources.entries().keySet().stream()
                .filter(key -> !key.equals("limits"))
                .forEach(key -> rest.add("resources." + key));
        resources.at("limits").entries().keySet().stream()
                .filter(key -> !key.equals("memory"))
                .forEach(key -> rest.add("resources.limits." + key));
        rest.forEach(key -> left.add("`deploy." + key + "` of `" + name + "` is left out: a model has no such key."));
    }

    /** What it says and nobody asked for. */
    void tellRest() {
        tellOfDeploy();
        var rest = new TreeSet<>(node.entries().keySet());
        rest.removeAll(READ);
        rest.removeIf(key -> key.startsWith("x-"));
        rest.forEach(key -> left.add("`" + key + "` of `" + name + "` is left out: a model has no such key."));
    }

    @Nullable
    String filled(@Nullable String text) {
        return text == null ? null : variables.fill(text).text();
    }
}
