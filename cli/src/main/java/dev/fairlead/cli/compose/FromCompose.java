package dev.fairlead.cli.compose;

import dev.fairlead.cli.line.Refusal;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.IoReason;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.diagnostic.Suggestion;
import dev.fairlead.core.model.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes over what a compose file says: one service is the app, the others go beside it. */
public final class FromCompose {
    private static final long LARGEST = 1 << 20;

    /** Keys at the top that are read, or say nothing of the app. */
    private static final List<String> TOP = List.of("services", "version", "name", "volumes");

    /** The app's own containers go by these. */
    private static final List<String> TAKEN = List.of("app", "blue", "green");

    private final Draft draft = new Draft();
    private final Variables variables;
    private final Path directory;
    private final Node root;

    private FromCompose(Path file, Node root) {
        this.directory = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("/"));
        this.root = root;
        Map<String, String> beside = EnvFile.read(directory.resolve(".env"));
        this.variables = new Variables(beside == null ? Map.of() : beside);
    }

    /**
     * @param app the service that is the app; null where it is to be found out
     * @throws dev.fairlead.core.diagnostic.InvalidModelException when it is no YAML
     */
    public static Draft read(Path file, @Nullable String app) {
        var source = new SourceText(file.toString(), text(file));
        return new FromCompose(file, new Node(YamlReader.read(source, new Problems()))).draft(app, file);
    }

    private static String text(Path file) {
        if (Files.isDirectory(file)) {
            throw Refusal.ofCommandLine(Diagnostic.of(Quoted.of(file.toString()) + " is a directory.")
                    .fix("Name the compose file in it."));
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw Refusal.ofCommandLine(Diagnostic.of("The file " + Quoted.of(file.toString()) + " is too large.")
                        .why("a compose file of more than a megabyte is not read"));
            }
            String text = Files.readString(file);
            if (text.isBlank()) {
                throw Refusal.ofCommandLine(
                        Diagnostic.of("The compose file " + Quoted.of(file.toString()) + " is empty."));
            }
            return text;
        } catch (IOException e) {
            throw Refusal.ofCommandLine(Diagnostic.of("The file " + Quoted.of(file.toString()) + " cannot be read.")
                    .why(IoReason.of(e)));
        }
    }

    private Draft draft(@Nullable String wanted, Path file) {
        var services = new LinkedHashMap<String, Service>();
        root.at("services").entries().forEach((name, node) -> {
            if (node.isMapping()) {
                services.put(name, new Service(name, node, variables, directory, draft.left));
            } else {
                draft.left.add("The service `" + name + "` is left out: what stands there is no mapping of keys.");
            }
        });
        if (services.isEmpty()) {
            throw Refusal.ofCommandLine(
                    Diagnostic.of("The file " + Quoted.of(file.toString()) + " has no services to take over.")
                            .why(draft.left.isEmpty() ? null : String.join("\n", draft.left)));
        }
        Service app = app(services, wanted);
        services.remove(app.name());
        app(app);
        services.values().forEach(service -> beside(service, app));
        root.entries().keySet().stream()
                .filter(key -> !TOP.contains(key) && !key.startsWith("x-"))
                .forEach(key -> draft.left.add(
                        key.equals("networks")
                                ? "The networks are left out: an app and its services share one of their own."
                                : "`" + key + "` at the top of the file is left out: a model has no such key."));
        return draft;
    }

    /** What is built here and can be reached is the app; where that is nobody, who can be reached; then the first. */
    private static Service app(Map<String, Service> services, @Nullable String wanted) {
        if (wanted != null) {
            Service named = services.get(wanted);
            if (named == null) {
                throw Refusal.ofCommandLine(Diagnostic.of("The file has no service " + Quoted.of(wanted) + ".")
                        .why("It has " + String.join(", ", services.keySet()) + ".")
                        .fix(Suggestion.didYouMean(wanted, services.keySet())));
            }
            return named;
        }
        var candidates = new ArrayList<Service>();
        services.values().stream()
                .filter(service -> service.isBuilt() && service.publishes())
                .forEach(candidates::add);
        services.values().stream().filter(Service::isBuilt).forEach(candidates::add);
        services.values().stream()
                .filter(service -> service.publishes() && !service.isFront())
                .forEach(candidates::add);
        services.values().stream().filter(service -> !service.isFront()).forEach(candidates::add);
        candidates.addAll(services.values());
        return candidates.getFirst();
    }

    private void app(Service app) {
        draft.image = app.image();
        int[] ports = app.ports();
        if (ports != null) {
            draft.containerPort = ports[0];
            draft.port = ports[1] > 1023 && ports[1] < 65535 ? ports[1] : null;
        }
        draft.health = app.health();
        draft.command = app.command();
        draft.restart = app.restart();
        draft.user = app.user();
        draft.memory = app.memory();
        draft.volumes.addAll(app.mounts());
        app.environment().forEach((name, value) -> variable(app.name(), name, value));
        if (app.waitsForHealth()) {
            draft.left.add(
                    "That `" + app.name() + "` waits until others are healthy is left out: services with an image"
                            + " of their own are there before the app, and it has its own time to become healthy.");
        }
        app.tellOfEnd();
        app.tellRest();
    }

    private void variable(String service, String name, String written) {
        Variables.Filled filled = variables.fill(written);
        String variable = filled.variable();
        String text = filled.text();
        if (isSecret(name, filled)) {
            secret(service, name, filled);
        } else if (text != null) {
            draft.environment.put(name, new Draft.Value.Text(text));
        } else if (variable != null) {
            draft.environment.put(name, new Draft.Value.FromEnvironment(variable));
        } else {
            draft.environment.put(name, new Draft.Value.FromEnvironment(name));
            draft.left.add("The variable `" + name + "` of `" + service
                    + "` is put together from others: give all of it as" + " the environment variable `" + name + "`.");
        }
    }

    private static boolean isSecret(String name, Variables.Filled filled) {
        String text = filled.text();
        return SecretName.isOne(name)
                || filled.missing().stream().anyMatch(SecretName::isOne)
                || (text != null && SecretName.isIn(text));
    }

    /** No value goes into the model: whoever can read the compose file knows it already. */
    private void secret(String service, String name, Variables.Filled filled) {
        String variable = filled.variable();
        draft.environment.remove(name);
        draft.secrets.putIfAbsent(name, variable == null ? name : variable);
        String text = filled.text();
        if (text != null && text.isEmpty()) {
            draft.left.add("The secret `" + name + "` of `" + service
                    + "` is empty in the file: give it as the environment variable `" + name + "`.");
        } else if (text != null) {
            draft.left.add("The value of `" + name + "` of `" + service
                    + "` is left out, as it looks like a secret: give it as" + " the environment variable `" + name
                    + "`, and better a new one.");
        } else if (variable == null) {
            draft.left.add("The secret `" + name + "` of `" + service
                    + "` is put together from others: give all of it as the" + " environment variable `" + name + "`.");
        }
    }

    private void beside(Service service, Service app) {
        boolean isOfApp = service.runsAs(app);
        Draft.Image image = service.image();
        List<String> command = service.command();
        String name = service.name().replace('_', '-').toLowerCase(Locale.ROOT);
        if (TAKEN.contains(name) || !name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            draft.left.add(
                    "The service `" + service.name() + "` is left out: none can be called so. Give it another name.");
            return;
        }
        if (service.isFront()) {
            draft.left.add("The service `" + service.name()
                    + "` is left out: nginx on the box stands in front of the app" + " (sections `nginx` and `tls`).");
            return;
        }
        if (!isOfApp && image == null) {
            draft.left.add("The service `" + service.name()
                    + "` is left out: it is built from something else than the app. Push its image, and name that.");
            return;
        }
        if (isOfApp && command.isEmpty()) {
            draft.left.add("The service `" + service.name() + "` is left out: it is the app itself a second time.");
            return;
        }
        if ("no".equals(service.restart()) || "on-failure".equals(service.restart())) {
            draft.left.add(
                    "The service `" + service.name() + "` is left out, as it runs once: see `app.beforeSwitch` for"
                            + " database migrations, `jobs` for what cron starts.");
            return;
        }
        draft.services.put(name, side(service, image, command, isOfApp));
        if (service.publishes()) {
            draft.left.add("The ports of `" + service.name()
                    + "` are left out: the app reaches it by its name, and nobody else does.");
        }
        if (isOfApp && !draft.volumes.containsAll(service.mounts())) {
            draft.left.add("Volumes of `" + service.name() + "` are left out: it has those of the app, and no others.");
        }
        service.tellOfSide();
        service.tellRest();
    }

    private Draft.Side side(Service service, Draft.@Nullable Image image, List<String> command, boolean isOfApp) {
        var open = new LinkedHashMap<String, String>();
        var hidden = new ArrayList<String>();
        service.environment().forEach((name, written) -> {
            Variables.Filled filled = variables.fill(written);
            String text = filled.text();
            if (text == null || isSecret(name, filled)) {
                secret(service.name(), name, filled);
                hidden.add(name);
            } else if (!isOfApp || !new Draft.Value.Text(text).equals(draft.environment.get(name))) {
                open.put(name, text);
            }
        });
        Draft.Image pinned = image == null || image.tag() != null || image.digest() != null
                ? image
                : new Draft.Image(image.name(), "latest", null);
        return new Draft.Side(
                isOfApp ? null : pinned,
                command,
                open,
                isOfApp ? List.of() : hidden,
                isOfApp ? List.of() : service.mounts(),
                service.memory(),
                service.stopTimeout());
    }
}
