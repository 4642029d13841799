package dev.fairlead.core.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.SourceText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlPathTest {
    private static final String TEXT = """
            name: shop
            ports: {blue: 8000, green: 8001}
            registries:
              ghcr: {username: short}
              ghcr.io: {username: long}
            locations:
              - path: /
                methods: [GET, [HEAD, POST]]
              - {path: /static/, expires: 30d}
            """;

    private static YamlPath.@Nullable Found find(String text, String path) {
        return YamlPath.find(YamlReader.read(new SourceText("m", text), new Problems()), path);
    }

    @ParameterizedTest
    @CsvSource({
        "name, shop, 1",
        "ports.green, 8001, 2",
        "registries.ghcr.username, short, 4",
        "registries.ghcr.io.username, long, 5",
        "locations[0].path, /, 7",
        "locations[1].expires, 30d, 9",
        "locations[0].methods[0], GET, 8",
        "locations[0].methods[1][1], POST, 8"
    })
    void a_path_leads_to_its_value_and_the_last_key_before_it(String path, String value, int line) {
        YamlPath.Found found = Objects.requireNonNull(find(TEXT, path));
        assertThat(found.node())
                .isInstanceOfSatisfying(
                        Yaml.Scalar.class, scalar -> assertThat(scalar.text()).isEqualTo(value));
        assertThat(found.key().line()).isEqualTo(line);
        assertThat(found.isAlias()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tag",
                "names",
                "nam",
                "name.x",
                "ports.red",
                "ports[0]",
                "locations.path",
                "locations[2]",
                "locations[2].path",
                "locations[-1]",
                "locations[x]",
                "locations[]",
                "locations[0",
                "locations[1].path.x",
                "locations0]"
            })
    void a_path_to_nothing_finds_nothing(String path) {
        assertThat(find(TEXT, path)).isNull();
    }

    @Test
    void the_empty_path_is_all_of_it() {
        assertThat(Objects.requireNonNull(find(TEXT, "")).node()).isInstanceOf(Yaml.Mapping.class);
    }

    @ParameterizedTest
    @CsvSource({
        "a, false",
        "b, true",
        "x.d, false",
        "c.d, true",
        "e.f, false",
        "e.g, true",
        "h, false",
        "i[0], true",
        "i[1], false",
        "i[2], true",
        "i[3].d, true",
        "i[4].d, false",
        "j[0], false",
        "j[1], true"
    })
    void what_only_repeats_an_anchor_is_told_from_what_stands_there_itself(String path, boolean isAlias) {
        String text = """
                a: &a one
                b: *a
                x: &x {d: two}
                c: *x
                e: {f: &f three, g: *f}
                h:
                  four
                i: [*a, &i five, *i, *x, {d: six}]
                j:
                  - seven
                  - *i
                """;
        assertThat(Objects.requireNonNull(find(text, path)).isAlias()).isEqualTo(isAlias);
    }
}
