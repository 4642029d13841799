package dev.fairlead.core.model.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.yaml.Yaml;
import dev.fairlead.core.model.yaml.YamlPath;
import dev.fairlead.core.model.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelEditTest {
    private static final String MODEL = """
            # the shop
            name: shop
            ssh: {address: 203.0.113.7}   # the box
            app:
                directory: /opt/shop
                image: example/shop
                TAG
                containerPort: 80
                ports: { blue: 8000,green: 8001 }

            secrets:
              TOKEN: {value: 'not # a comment'}  # a comment
            """;

    private static final List<String> OLD = List.of("v1", "'v1'", "\"v1\"", "'ä ''𝕏'", "\"a\\n\\\"b\"");
    private static final List<String> LAYOUTS = List.of(
            "{value: OLD, }",
            "{ 'value' : OLD } # ä",
            "{\"value\":OLD}",
            "\n    value: OLD # c",
            "\n    # 𝕏\n    value:  OLD\n  OTHER: {value: x}",
            "{ # c\n    value:\n      OLD\n    }\n  OTHER: {value: x}");

    @TempDir
    private Path folder = Path.of("");

    private static String model(String tag) {
        return MODEL.replace("TAG", tag);
    }

    private static String edited(String text, String key, String value) {
        return ModelEdit.set(new SourceText("fairlead.yaml", text), key, value);
    }

    private static String error(String text, String key, String value) {
        return catchThrowableOfType(InvalidModelException.class, () -> edited(text, key, value))
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tag: v1             | v2    | tag: v2",
                "tag:    v1   # why  | v2    | tag:    v2   # why",
                "tag: \"v1\" # why   | v2    | tag: \"v2\" # why",
                "tag: 'v1'           | v2    | tag: 'v2'",
                "'tag' : 'v1'        | v2    | 'tag' : 'v2'",
                "tag: v1             | 1.10  | tag: \"1.10\"",
                "tag: v1             | yes   | tag: \"yes\"",
                "tag: v1             | null  | tag: \"null\"",
                "tag: '1.9'          | 1.10  | tag: '1.10'",
                "tag: v1             | 2026-11-24 | tag: \"2026-11-24\"",
                "tag: &t v1          | v2    | tag: &t v2",
                "tag: !!str 1.9      | v2    | tag: !!str v2",
            })
    void a_tag_keeps_its_style_and_all_else(String before, String value, String after) {
        assertThat(edited(model(before), "app.tag", value)).isEqualTo(model(after));
    }

    @Test
    void a_value_over_several_lines_gives_way_to_one() {
        assertThat(edited(model("tag: \"v1\\\n      .2\" # x"), "app.tag", "v2"))
                .isEqualTo(model("tag: \"v2\" # x"));
        assertThat(edited(model("tag:\n      v1"), "app.tag", "v2")).isEqualTo(model("tag:\n      v2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tag:                | tag: v2",
                "tag: # none yet     | tag: v2 # none yet",
                "tag: ''             | tag: 'v2'",
                "tag: \"\"           | tag: \"v2\""
            })
    void a_key_without_a_value_gets_one(String before, String after) {
        assertThat(edited(model(before), "app.tag", "v2")).isEqualTo(model(after));
    }

    @Test
    void a_value_at_the_very_end_of_the_file_is_set() {
        String text = model("tag: v1") + "system:\n  swap: 1G";
        assertThat(edited(text, "system.swap", "2G")).isEqualTo(model("tag: v1") + "system:\n  swap: 2G");
    }

    @Test
    void an_item_of_a_list_is_set_and_its_neighbours_are_let_be() {
        String text = model("tag: v1") + "system: {packages: [curl, 'jq', \"tree\"]} # tools\n";
        assertThat(edited(text, "system.packages[0]", "wget")).isEqualTo(text.replace("curl", "wget"));
        assertThat(edited(text, "system.packages[1]", "yq")).isEqualTo(text.replace("jq", "yq"));
        assertThat(error(text, "system.packages[3]", "yq")).contains("no key `system.packages[3]`");
    }

    @Test
    void a_byte_order_mark_within_a_line_does_not_shift_what_is_set() {
        String text = model("tag: v1") + "system: {sysctl: {a.b: '\ufeffx\ufeff', c.d: old}}\n";
        assertThat(edited(text, "system.sysctl.c.d", "new")).isEqualTo(text.replace("old", "new"));
    }

    @Test
    void values_in_flow_maps_and_of_several_apps_are_found() {
        String text = """
                name: box
                ssh: {address: 203.0.113.7}
                apps:
                  shop.eu: {app: {directory: /opt/a, image: e/a, tag: v1,containerPort: 80, ports: {blue: 1,green: 2}}}
                  blog: {"app":{"directory":"/opt/b","image":"e/b","tag":"v1","containerPort":80,"ports":{"blue":3,"green":4}}}
                """.replace("shop.eu", "shop");
        assertThat(edited(text, "apps.shop.app.tag", "v2")).isEqualTo(text.replace("tag: v1,", "tag: v2,"));
        assertThat(edited(text, "apps.blog.app.tag", "v2")).isEqualTo(text.replace("\"v1\"", "\"v2\""));
        assertThat(edited(text, "apps.blog.app.ports.green", "9"))
                .isEqualTo(text.replace("\"green\":4", "\"green\":9"));
    }

    @Test
    void what_stands_in_no_file_is_not_written_and_says_why() {
        assertThat(error(model(""), "app.tag", "v2")).isEqualTo("""
                error: The model has no key `app.tag` to write to.
                  at fairlead.yaml
                  fix: Write the key into the file by hand; it is set there from then on.
                """);
        assertThat(error(model("tag: v1").replace("blue: 8000", "blue"), "app.ports.blue", "9"))
                .contains("has no colon");
        assertThat(error(model("tag: v1"), "app.ports", "v2")).contains("is not one value, but a set of keys");
        assertThat(error(model("tag: |-\n      v1"), "app.tag", "v2")).contains("a block over lines of its own");
        assertThat(error(model("tag: v1"), "app.tag", "no tag")).contains("app.tag");
        assertThat(error(model("tag: v1"), "app.containerPort", "no")).contains("app.containerPort");
    }

    @Test
    void an_anchor_and_its_aliases_are_left_alone() {
        String shared = model("tag: &one v1") + "system: {packages: [*one]}\n";
        assertThat(error(shared, "app.tag", "v2")).contains("More than this value would change");
        assertThat(error(shared, "system.packages[0]", "v2")).contains("error:");
        String alias = "name: &n shop\n" + model("tag: *n").replace("name: shop\n", "");
        assertThat(error(alias, "app.tag", "v2")).contains("It repeats what an anchor elsewhere says.");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void any_text_is_read_back_as_it_was_given(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            String layout = LAYOUTS.get(random.nextInt(LAYOUTS.size()));
            String end = random.nextBoolean() ? "\n" : "\r\n";
            String before = model("tag: v1").replace("{value: 'not # a comment'}", layout);
            String[] around = before.replace("\n", end).split("OLD", 2);
            String text = String.join(OLD.get(random.nextInt(OLD.size())), around);
            String value = anyText(random);
            String result = edited(text, "secrets.TOKEN.value", value);
            assertThat(result).startsWith(around[0]).endsWith(around[1]);
            assertThat(read(result, "secrets.TOKEN.value")).isEqualTo(value);
            assertThat(read(result, "secrets.OTHER.value")).isEqualTo(read(text, "secrets.OTHER.value"));
        }
    }

    private static String read(String text, String path) {
        YamlPath.Found found = YamlPath.find(YamlReader.read(new SourceText("m", text), new Problems()), path);
        return found == null ? "nothing" : ((Yaml.Scalar) found.node()).text();
    }

    private static String anyText(Random random) {
        String signs = "ab1.:#'\"\\{}[],&*!|>%@`-? \tä𝕏~=";
        int[] points = signs.codePoints().toArray();
        var text = new StringBuilder("x");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    @Test
    void a_file_keeps_its_mode_its_link_and_its_byte_order_mark() throws IOException {
        Path real = Files.writeString(folder.resolve("real.yaml"), "\ufeff" + model("tag: v1"));
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("fairlead.yaml"), Path.of("real.yaml"));
        ModelEdit.Edited edit = ModelEdit.set(link, "app.tag", "v2");
        assertThat(edit.isChange()).isTrue();
        assertThat(edit.place().line()).isEqualTo(7);
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("\ufeff" + model("tag: v2"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
        assertThat(ModelEdit.set(link, "app.tag", "v2").isChange()).isFalse();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void what_could_be_set_is_found_out_without_setting_it() throws IOException {
        Path file = Files.writeString(folder.resolve("fairlead.yaml"), model("tag: v1"));
        ModelEdit.check(file, "app.tag", "v2");
        ModelEdit.check(file, "app.tag", "v1");
        assertThatThrownBy(() -> ModelEdit.check(file, "app.tag", "no tag")).isInstanceOf(InvalidModelException.class);
        assertThat(file).hasContent(model("tag: v1"));
    }
}
