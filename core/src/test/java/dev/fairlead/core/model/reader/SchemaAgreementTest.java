package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.json.Json;
import dev.fairlead.core.model.yaml.Yaml;
import dev.fairlead.core.model.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema and the reader come from one description; here they judge the same documents. JSON is YAML too. */
class SchemaAgreementTest {
    private static final int MUTATIONS = 600;
    private static final List<@Nullable Object> ODDITIES = Arrays.asList(
            "",
            "x",
            "a b",
            "../x",
            "/x/",
            "1",
            "10",
            "10m",
            "30s",
            "no",
            "a\nb",
            "a\u0000",
            "*.a.example",
            0,
            1,
            -1,
            65536,
            1.5,
            true,
            null,
            List.of(),
            Map.of(),
            List.of("a", "a"),
            Map.of("env", "X"),
            Map.of("value", "x", "env", "X"));

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Json.write(ModelReader.schema()));

    @Test
    void the_schema_accepts_the_reference() {
        assertThat(schemaErrors(Json.write(reference()))).isEmpty();
        assertThat(TestModels.errors(Json.write(reference()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "v1.0.5, v1 0 5",
        "1G, 1 GB",
        "30m, 30 minutes",
        "10m, 10",
        "DEBUG, DE-BUG",
        "visa-bulletin.us, visa bulletin.us",
        "containerPort, container_port",
        "0 9 * * *, 0 9 * *",
        "0.0.0.0/0, 0.0.0.0",
        "ops@visa-bulletin.us, ops",
        "debian_12, Debian 12",
        "/app/logs, /app/../logs",
        "visa_bulletin.db, ../visa_bulletin.db",
        "1y, 1 year",
        "generate, generated",
        "assets, asset",
        "us-east-1a, a",
        "7d, 7w",
        "Etc/UTC, Etc UTC"
    })
    void the_schema_and_the_reader_both_refuse(String right, String wrong) {
        String mutated = Json.write(reference()).replace("\"" + right + "\"", "\"" + wrong + "\"");
        assertThat(schemaErrors(mutated)).isNotEmpty();
        assertThat(TestModels.errors(mutated)).isNotEmpty();
    }

    @Test
    void what_the_schema_refuses_the_reader_refuses_too() {
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String json = Json.write(mutated(reference(), random));
            if (!schemaErrors(json).isEmpty()) {
                refused++;
                assertThat(TestModels.errors(json)).as(json).isNotEmpty();
            }
        }
        assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS - 1);
    }

    private List<Error> schemaErrors(String json) {
        return schema.validate(json, InputFormat.JSON);
    }

    private static @Nullable Object reference() {
        return tree(YamlReader.read(new SourceText("reference", TestModels.REFERENCE), new Problems()));
    }

    private static @Nullable Object tree(Yaml node) {
        return switch (node) {
            case Yaml.Sequence sequence -> {
                List<@Nullable Object> list = new ArrayList<>();
                sequence.items().forEach(item -> list.add(tree(item)));
                yield list;
            }
            case Yaml.Mapping mapping -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                mapping.entries().forEach((key, entry) -> map.put(key, tree(entry.value())));
                yield map;
            }
            case Yaml.Scalar scalar ->
                switch (scalar.type()) {
                    case TEXT, ANY -> scalar.text();
                    case WHOLE -> Integer.valueOf(scalar.text());
                    case FRACTION -> Double.valueOf(scalar.text());
                    case BOOLEAN -> Boolean.valueOf(scalar.text());
                    case NOTHING -> null;
                };
        };
    }

    /** Goes down at random, and changes something on the way or at the end. */
    private static @Nullable Object mutated(@Nullable Object tree, Random random) {
        if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
            return mutatedMap(map, random);
        }
        if (tree instanceof List<?> list && !list.isEmpty()) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            int at = random.nextInt(copy.size());
            if (random.nextInt(6) == 0) {
                copy.add(copy.get(at));
            } else {
                copy.set(at, mutated(copy.get(at), random));
            }
            return copy;
        }
        return ODDITIES.get(random.nextInt(ODDITIES.size()));
    }

    private static Object mutatedMap(Map<?, ?> map, Random random) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put((String) key, value));
        String key = new ArrayList<>(copy.keySet()).get(random.nextInt(copy.size()));
        switch (random.nextInt(8)) {
            case 0 -> copy.remove(key);
            case 1 -> copy.put(key + "x", copy.remove(key));
            case 2 -> copy.put(key, ODDITIES.get(random.nextInt(ODDITIES.size())));
            default -> copy.put(key, mutated(copy.get(key), random));
        }
        return copy;
    }
}
