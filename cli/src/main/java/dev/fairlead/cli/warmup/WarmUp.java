package dev.fairlead.cli.warmup;

import dev.fairlead.cli.Fairlead;
import dev.fairlead.cli.Main;
import dev.fairlead.cli.box.CloudOfModel;
import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Boxes;
import dev.fairlead.cli.line.Clouds;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.Person;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.registry.ImageName;
import dev.fairlead.host.registry.Registry;
import dev.fairlead.host.registry.RegistryException;
import dev.fairlead.lightsail.session.Cloud;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an archive of loaded classes is made from. For words it shows help. For a box it does what a plan does, without a
 * server: reads the example model, expands it, compares it with an empty box and shows the result; then it asks a registry,
 * and for a model with Lightsail an account, both of which it brings along. What only a connection would load is loaded by
 * name.
 */
public final class WarmUp {
    private static final List<List<String>> WORDS =
            List.of(List.of("--help"), List.of("plan", "--help"), List.of("version"), List.of("--version"));

    private static final List<List<String>> RUNS = List.of(
            List.of("validate"),
            List.of("plan"),
            List.of("plan", "--json"),
            List.of("drift"),
            List.of("apply", "--yes"),
            List.of("plam"));

    private static final List<List<String>> CLOUD_RUNS =
            List.of(List.of("plan", "--cloud-only"), List.of("plan"), List.of("drift"));

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private WarmUp() {}

    /** @param arguments what the archive is for: {@code words}, {@code box} or {@code cloud} */
    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "words" -> say();
            case "box" -> work();
            case "cloud" -> {
                work();
                askLightsail();
                loadByName("warm-up-cloud.classes");
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void say() {
        for (List<String> run : WORDS) {
            Main.program(Environment.ofProcess(), NOWHERE, NOWHERE).run(run);
        }
    }

    private static void work() throws IOException {
        withModel(model -> {
            for (List<String> run : RUNS) {
                fairlead(Map.of(), EmptyBox::open, StillCloud::open).run(with(model, run));
            }
        });
        askRegistry();
        OwnClasses.names(System.getProperty("java.class.path")).forEach(WarmUp::load);
        loadByName("warm-up.classes");
    }

    private static void askLightsail() throws IOException {
        try (var lightsail = SmallLightsail.open()) {
            Map<String, String> variables = lightsail.environment();
            withModel(model -> {
                for (List<String> run : CLOUD_RUNS) {
                    fairlead(variables, WarmUp::lentBox, CloudOfModel::open).run(with(model, run));
                }
            });
        }
    }

    /** Asked for where it is, and how to get in. */
    private static Box lentBox(ServerModel model, Environment environment, @Nullable PrintStream log) {
        try (Cloud cloud = CloudOfModel.open(model, environment)) {
            cloud.access(Duration.ZERO, line -> {});
        }
        return EmptyBox.open(model, environment, log);
    }

    private static Fairlead fairlead(Map<String, String> variables, Boxes boxes, Clouds clouds) {
        return new Fairlead(environment(variables), NOWHERE, NOWHERE, System::nanoTime, boxes, clouds);
    }

    private static void withModel(Consumer<Path> work) throws IOException {
        Path model = Files.createTempFile("fairlead-warm-up", ".yaml");
        try {
            Files.write(model, resource("visa-bulletin.yaml"));
            work.accept(model);
        } finally {
            Files.delete(model);
        }
    }

    private static void askRegistry() throws IOException {
        try (var registry = SmallRegistry.open()) {
            new Registry(true, null).digest(ImageName.parse(registry.authority() + "/shop"), "v1");
        } catch (RegistryException e) {
            // As above: it only makes the archive a little smaller.
            return;
        }
    }

    private static List<String> with(Path model, List<String> run) {
        return Stream.concat(run.stream(), Stream.of("-f", model.toString())).toList();
    }

    private static Environment environment(Map<String, String> variables) {
        Path nowhere = Path.of("/");
        var all = new HashMap<>(variables);
        all.put("HOME", "/");
        return new Environment(all, nowhere, nowhere, "nobody", "nowhere", true, true, new Person.Nobody());
    }

    /** Of Java and of libraries. One that is there no more only makes the archive a little smaller. */
    private static void loadByName(String list) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(open(list), StandardCharsets.UTF_8))) {
            lines.lines().forEach(WarmUp::load);
        }
    }

    private static boolean load(String name) {
        try {
            Class.forName(name, false, WarmUp.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = WarmUp.class.getResourceAsStream("/dev/fairlead/cli/" + name);
        if (in == null) {
            throw new IllegalStateException("The jar lacks " + name + ".");
        }
        return in;
    }
}
