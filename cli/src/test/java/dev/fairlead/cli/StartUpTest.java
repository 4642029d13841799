package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a light command must not wake, since everybody who starts one would wait for it. */
class StartUpTest {
    /** The first words of the packages of FreeMarker, jsch, docker-java and the SDK of Amazon. */
    private static final List<String> HEAVY =
            List.of("freemarker.", "com.jcraft.", "com.github.dockerjava.", "software.amazon.");

    private static Stream<String> loadedBy(String... arguments) throws IOException, InterruptedException {
        var words = Stream.of(
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xlog:class+load:stdout:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.fairlead.cli.Main"),
                Stream.of(arguments));
        Process process = new ProcessBuilder(words.flatMap(each -> each).toList())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("dev.fairlead.cli.Fairlead source:");
        return said.lines()
                .filter(line -> line.contains(" source: "))
                .map(line -> line.substring(0, line.indexOf(" source: ")))
                .filter(name -> HEAVY.stream().anyMatch(name::startsWith));
    }

    @Test
    void help_is_words_only() throws Exception {
        assertThat(loadedBy("--help")).isEmpty();
    }

    @Test
    void nor_does_one_that_says_all_there_is_to_say() throws Exception {
        assertThat(loadedBy("validate", "-f", "../host/src/test/resources/model/every-key.yaml"))
                .isEmpty();
    }

    @Test
    void a_model_is_valid_without_a_file_of_it_being_written() throws Exception {
        assertThat(loadedBy("validate", "-f", "../examples/visa-bulletin.yaml")).isEmpty();
    }
}
