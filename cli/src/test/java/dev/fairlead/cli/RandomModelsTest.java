package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.json.Json;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.model.yaml.Yaml;
import dev.fairlead.core.model.yaml.YamlReader;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.Planner;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.look.UnseenBox;
import dev.fairlead.lightsail.expansion.LightsailExpansion;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever somebody writes, there is a plan for it or a diagnostic, and soon. {@code -Dmodels=10000} tries more of them, and
 * {@code -Dseed=N} others; each has a seed of its own, the one before it and one.
 */
class RandomModelsTest {
    private static final int MODELS = Integer.getInteger("models", 500);
    private static final long SEED = Long.getLong("seed", 20_260_102);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    /** Counts what this thread does, and not how long it waits on a busy machine. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    @Test
    void every_model_is_planned_or_refused_with_a_text_within_two_seconds() throws IOException {
        List<Object> bases = List.of(
                tree(Path.of("../examples/visa-bulletin.yaml")),
                tree(Path.of("../host/src/test/resources/model/every-key.yaml")));
        System.out.println("random models: " + MODELS + " from the seed " + SEED);
        int planned = 0;
        for (long seed = SEED; seed < SEED + MODELS; seed++) {
            var random = new RandomModel(seed);
            int way = (int) Math.floorMod(seed, 3L);
            String text = Json.write(way == 2 ? random.grown() : random.regrown(bases.get(way)));
            planned += isPlanned(seed, text) ? 1 : 0;
        }
        System.out.println("random models: " + planned + " could be planned");
        assertThat(planned).isBetween(MODELS / 10, MODELS - MODELS / 10);
    }

    private static boolean isPlanned(long seed, String text) {
        long begun = CLOCK.getCurrentThreadCpuTime();
        boolean isPlanned = isPlannedAtAll(seed, text);
        assertThat(Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - begun))
                .as("-Dseed=%d -Dmodels=1%n%s", seed, text)
                .isLessThan(LONGEST);
        return isPlanned;
    }

    private static boolean isPlannedAtAll(long seed, String text) {
        try {
            plan(ModelReader.read(new SourceText("fairlead.yaml", text), List.of()));
            return true;
        } catch (InvalidModelException e) {
            assertThat(e.text()).as("-Dseed=%d -Dmodels=1%n%s", seed, text).startsWith("error: ");
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            return fail("-Dseed=" + seed + " -Dmodels=1\n" + text, e);
        }
    }

    /** Of an empty account, and of an empty box. */
    private static void plan(ServerModel model) {
        Lightsail lightsail = model.lightsail();
        if (lightsail != null) {
            plan(model, new LightsailExpansion(model.name(), lightsail, "ssh-ed25519 AAAA", "-before-1").resources());
        }
        plan(model, UnseenBox.resources(model));
    }

    private static void plan(ServerModel model, List<Resource<?>> resources) {
        Map<Address, Observation> absent = new LinkedHashMap<>();
        resources.forEach(resource -> absent.put(resource.address(), Observation.absent()));
        Plan plan = Planner.plan(model.name(), resources, absent, Manifest.EMPTY, List.of());
        assertThat(plan.unseen()).isEmpty();
    }

    private static Object tree(Path file) throws IOException {
        var source = new SourceText(file.toString(), Files.readString(file));
        return Objects.requireNonNull(tree(YamlReader.read(source, new Problems())));
    }

    private static @Nullable Object tree(Yaml node) {
        return switch (node) {
            case Yaml.Sequence sequence ->
                sequence.items().stream().map(RandomModelsTest::tree).toList();
            case Yaml.Mapping mapping -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                mapping.entries().forEach((key, entry) -> map.put(key, tree(entry.value())));
                yield map;
            }
            case Yaml.Scalar scalar ->
                switch (scalar.type()) {
                    case TEXT, ANY, NOTHING, FRACTION -> scalar.text();
                    case WHOLE -> Integer.valueOf(scalar.text());
                    case BOOLEAN -> Boolean.valueOf(scalar.text());
                };
        };
    }
}
