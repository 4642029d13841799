package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cli.view.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fairlead render}, of the example model. */
class RenderTest {
    @TempDir
    Path directory;

    @BeforeEach
    void an_example() throws IOException {
        try (var in = RenderTest.class.getResourceAsStream("/dev/fairlead/cli/visa-bulletin.yaml")) {
            Files.write(
                    directory.resolve("fairlead.yaml"),
                    Objects.requireNonNull(in).readAllBytes());
        }
    }

    @Test
    void every_file_the_box_would_get_is_written_and_named() throws IOException {
        Typed render = render("render", "box");
        assertThat(render.exit()).as(render.err()).isZero();
        Golden.check("render", render.out() + "--- stderr\n" + render.err());
        assertThat(render.out().lines()).containsExactlyInAnyOrderElementsOf(filesIn("box"));
    }

    @Test
    void what_is_written_is_what_the_box_would_get() throws IOException {
        render("render", "box");
        Path box = directory.resolve("box");
        assertThat(box.resolve("etc/nginx/sites-available/visa-bulletin"))
                .content()
                .contains("server_name visa-bulletin.us www.visa-bulletin.us;");
        assertThat(box.resolve("etc/nginx/sites-enabled/visa-bulletin")).isSymbolicLink();
        assertThat(Files.readSymbolicLink(box.resolve("etc/nginx/sites-enabled/visa-bulletin")))
                .hasToString("/etc/nginx/sites-available/visa-bulletin");
        assertThat(box.resolve("opt/visa_bulletin/compose.blue.yaml")).content().contains("visa-bulletin-blue");
        assertThat(box.resolve("etc/docker/daemon.json")).content().contains("live-restore");
    }

    @Test
    void a_file_is_no_place_to_write_into() {
        Typed render = render("render", "fairlead.yaml");
        assertThat(render.exit()).isEqualTo(1);
        assertThat(render.err()).contains("`fairlead.yaml` is a file, and no directory to write into.");
    }

    @Test
    void no_value_is_fetched_and_no_secret_written() throws IOException {
        render("--set", "secrets.TOKEN={command: [touch, " + directory + "/fetched]}", "render", "box");
        assertThat(directory.resolve("fetched")).doesNotExist();
        assertThat(directory.resolve("box/opt/visa_bulletin/.env"))
                .content()
                .contains("DJANGO_SECRET_KEY=••••••\n")
                .contains("TOKEN=••••••\n");
        assertThat(directory.resolve("box/root/.docker/config.json")).content().isEqualTo("••••••\n");
    }

    @Test
    void a_second_time_writes_the_same_over_it() throws IOException {
        Typed first = render("render", "box");
        assertThat(render("render", "box")).isEqualTo(first);
    }

    @Test
    void what_another_model_left_there_is_told_of_and_stays() throws IOException {
        render("render", "box");
        Files.writeString(directory.resolve("box/etc/old"), "");
        assertThat(render("render", "box").err())
                .endsWith("note: `box` holds another file, which this model does not write.\n");
        Files.writeString(directory.resolve("box/etc/older"), "");
        assertThat(render("render", "box").err()).contains("note: `box` holds 2 other files");
        assertThat(directory.resolve("box/etc/old")).exists();
    }

    @Test
    void without_a_directory_there_is_one() throws IOException {
        assertThat(render("render").exit()).isZero();
        assertThat(filesIn("rendered")).isNotEmpty();
    }

    @Test
    void a_directory_that_cannot_be_written_is_told() throws IOException {
        Files.writeString(Files.createDirectory(directory.resolve("box")).resolve("etc"), "a file\n");
        Typed render = render("render", "box");
        assertThat(render.exit()).isEqualTo(1);
        assertThat(render.err())
                .startsWith("error: The file `")
                .contains("cannot be written")
                .doesNotContain("\tat ");
    }

    @Test
    void for_developing_one_file_builds_what_the_box_pulls() throws IOException {
        Path model = directory.resolve("fairlead.yaml");
        Files.writeString(model, Files.readString(model) + """
            services:
              worker: {command: [work, "$HOME"]}
              cache:
                image: redis
                tag: "7"
                secrets: [DEBUG]
                volumes: [{host: cache, container: /data}, {host: /srv/x, container: /x}]
            """);
        String[] words = {"render", "--dev", "--build", "..", "dev"};
        Typed render = render(words);
        assertThat(render.exit()).as(render.err()).isZero();
        Golden.check("render-dev", Files.readString(directory.resolve("dev/compose.yaml")));
        assertThat(render.err()).isEqualTo("Left out: the volume `/srv/x`, a path of the server.\n");

        Files.writeString(directory.resolve("dev/compose.yaml"), "mine\n");
        Typed again = render(words);
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.out()).contains("-mine");
        assertThat(directory.resolve("dev/compose.yaml")).hasContent("mine\n");
    }

    private Typed render(String... words) {
        return Typed.in(
                directory,
                Stream.concat(Stream.of("-f", directory + "/fairlead.yaml"), Stream.of(words))
                        .toArray(String[]::new));
    }

    private Iterable<String> filesIn(String root) throws IOException {
        Path from = directory.resolve(root);
        try (Stream<Path> files = Files.walk(from)) {
            return files.filter(path -> Files.isSymbolicLink(path) || Files.isRegularFile(path))
                    .map(path -> "/" + from.relativize(path))
                    .collect(Collectors.toList());
        }
    }
}
