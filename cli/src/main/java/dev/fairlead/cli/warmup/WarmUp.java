package dev.fairlead.cli.warmup;

import dev.fairlead.cli.Fairlead;
import dev.fairlead.cli.Main;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.Person;
import dev.fairlead.host.registry.ImageName;
import dev.fairlead.host.registry.Registry;
import dev.fairlead.host.registry.RegistryException;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an archive of loaded classes is made from. For words it shows help. For a box it does what a plan does, without a
 * server: reads the example model, expands it, compares it with an empty box and shows the result; then it asks a registry,
 * which it brings along. What only a connection would load is loaded by name.
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
                loadByName("warm-up-cloud.classes");
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void say() {
        for (List<String> run : WORDS) {
            Main.program(NOWHERE, NOWHERE).run(run);
        }
    }

    private static void work() throws IOException {
        Path model = Files.createTempFile("fairlead-warm-up", ".yaml");
        try {
            Files.write(model, resource("visa-bulletin.yaml"));
            for (List<String> run : RUNS) {
                var fairlead = new Fairlead(
                        environment(), NOWHERE, NOWHERE, System::nanoTime, EmptyBox::open, StillCloud::open);
                fairlead.run(with(model, run));
            }
        } finally {
            Files.delete(model);
        }
        askRegistry();
        OwnClasses.names(System.getProperty("java.class.path")).forEach(WarmUp::load);
        loadByName("warm-up.classes");
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

    private static Environment environment() {
        Path nowhere = Path.of("/");
        return new Environment(
                Map.of("HOME", "/"), nowhere, nowhere, "nobody", "nowhere", true, true, new Person.Nobody());
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
