package dev.fairlead.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.json.Json;
import dev.fairlead.core.model.reader.ModelReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents say that can be checked: links, models, keys of JSON, exit statuses. */
class DocumentsTest {
    private static final Pattern LINK =
            Pattern.compile("(?<!!)\\[[^\\]]*\\]\\(([^)\\s]+)\\)|!\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    private static final Pattern SSH_ADDRESS = Pattern.compile("(?m)^ssh:(?: \\{address:|\\n(?: .*\\n)*? +address:)");
    private static final Pattern MODEL = Pattern.compile("(?s)\n```yaml\n(.*?)```");

    static List<Path> documents() {
        return Checkout.documents();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_leads_somewhere(Path document) {
        Matcher link = LINK.matcher(prose(Checkout.read(document)));
        while (link.find()) {
            String to = link.group(1) == null ? link.group(2) : link.group(1);
            if (to.contains("://")) {
                continue;
            }
            int hash = to.indexOf('#');
            String file = hash < 0 ? to : to.substring(0, hash);
            Path target =
                    file.isEmpty() ? document : document.resolveSibling(file).normalize();
            assertThat(target).as("%s in %s", to, document).exists();
            if (hash >= 0) {
                assertThat(anchors(Checkout.read(target)))
                        .as("%s in %s", to, document)
                        .contains(to.substring(hash + 1));
            }
        }
    }

    private static String prose(String markdown) {
        return markdown.replaceAll("(?s)\n```.*?\n```", "");
    }

    private static Set<String> anchors(String markdown) {
        var anchors = new HashSet<String>();
        prose(markdown).lines().filter(line -> line.matches("#{1,6} .*")).forEach(line -> {
            String heading = line.replaceFirst("#+ ", "").replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1");
            anchors.add(Markdown.slug(heading));
        });
        Matcher anchor = ANCHOR.matcher(markdown);
        while (anchor.find()) {
            anchors.add(anchor.group(1));
        }
        return anchors;
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/reference/model.md", "docs/reference/cli.md"})
    void no_two_headings_share_a_name(String file) {
        List<String> names = prose(Checkout.read(file))
                .lines()
                .filter(line -> line.startsWith("##"))
                .map(line -> Markdown.slug(line.replaceFirst("#+ ", "")))
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    /** A piece of a model counts as one with what it does not show. */
    @ParameterizedTest
    @MethodSource("documents")
    void every_model_is_one_that_is_read(Path document) {
        Matcher model = MODEL.matcher(Checkout.read(document));
        while (model.find()) {
            String text = whole(model.group(1));
            assertThat(ModelReader.read(new SourceText(document.toString(), text), List.of())
                            .name())
                    .isNotEmpty();
        }
    }

    private static String whole(String piece) {
        var text = new StringBuilder(piece);
        if (!has(piece, "name")) {
            text.insert(0, "name: shop\n");
        }
        if (!has(piece, "lightsail") && !has(piece, "ssh")) {
            text.append("ssh: {address: 203.0.113.7}\n");
        } else if (!has(piece, "lightsail") && !SSH_ADDRESS.matcher(piece).find()) {
            text.append("lightsail: {region: us-east-1, availabilityZone: us-east-1a, blueprint: debian_12,"
                    + " bundle: nano_3_0}\n");
        }
        boolean needsApp = List.of("secrets", "nginx", "tls", "jobs", "services", "migration").stream()
                .anyMatch(section -> has(piece, section));
        if (needsApp && !has(piece, "app") && !has(piece, "apps")) {
            text.append(
                    "app: {directory: /opt/shop, image: ghcr.io/example/shop, containerPort: 80, assets: {container:"
                            + " /static}, ports: {blue: 8000, green: 8001}}\n");
        }
        if (has(piece, "tls") && !has(piece, "nginx")) {
            text.append("nginx: {serverNames: [shop.example]}\n");
        }
        return text.toString();
    }

    private static boolean has(String yaml, String key) {
        return yaml.lines().anyMatch(line -> line.startsWith(key + ":"));
    }

    /** Under the heading of the document itself, or of what it has in common with others. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plan           | `plan --json`, `show --json`  | A change
            drift          | `drift --format json`         | A change, `plan --json`, `show --json`
            drift-ignoring | `drift --format json`         | A change, `plan --json`, `show --json`, What is ignored
            doctor         | `doctor --json`               |
            secrets        | `secrets list --json`         |
            fleet          | Several servers               |
            """)
    void every_key_that_a_document_of_json_has_is_explained(String golden, String heading, @Nullable String common)
            throws Exception {
        Object tree = Json.read(Checkout.read("cli/src/test/resources/golden/" + golden + ".json.golden"));
        String page = Checkout.read("docs/reference/json.md");
        String told = Stream.of(page.split("\n## "))
                .filter(section -> section.startsWith(heading + "\n")
                        || (common != null
                                && common.contains(section.lines().findFirst().orElse(""))))
                .collect(Collectors.joining());
        var keys = new TreeSet<String>();
        collect(tree, keys);
        assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(told).contains("`" + key + "`"));
    }

    /** What an attribute is called is the kind's own affair, and what a server answers has a heading of its own. */
    private static void collect(@Nullable Object tree, Set<String> keys) {
        switch (tree) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    keys.add((String) key);
                    if (!Set.of("before", "after", "answer").contains(key)) {
                        collect(value, keys);
                    }
                });
            case List<?> list -> list.forEach(item -> collect(item, keys));
            case null, default -> {}
        }
    }

    @Test
    void the_exit_statuses_are_those_of_the_help() {
        var told = new ArrayList<String>();
        Statuses.ALL.forEach((status, meaning) -> told.add("%3d  %s".formatted(status, meaning)));
        String help = Checkout.read("cli/src/test/resources/golden/help.golden");
        assertThat(help.lines()
                        .dropWhile(line -> !line.equals("Exit status:"))
                        .skip(1)
                        .toList())
                .isEqualTo(told);
    }
}
