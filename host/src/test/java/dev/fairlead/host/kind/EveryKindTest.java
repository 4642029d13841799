package dev.fairlead.host.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.host.expansion.Kinds;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A new kind is one file, one line in the list, and one folder of what boxes answered. */
class EveryKindTest {
    private static final Path FIXTURES = Path.of("src/test/resources/kinds");

    @Test
    void each_kind_is_in_the_list() throws Exception {
        assertThat(Kinds.ALL.stream().map(Object::getClass).toList()).containsExactlyInAnyOrderElementsOf(classes());
    }

    @Test
    void each_kind_has_a_name_of_its_own() {
        assertThat(Kinds.ALL.stream().map(HostKind::name)).doesNotHaveDuplicates();
    }

    @Test
    void each_kind_has_a_folder_of_answers_and_no_folder_is_without_a_kind() throws IOException {
        try (Stream<Path> folders = Files.list(FIXTURES)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Kinds.ALL.stream().map(HostKind::name).toList());
        }
    }

    private static List<Class<?>> classes() throws IOException, URISyntaxException, ClassNotFoundException {
        Path root = Path.of(HostKind.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var found = new ArrayList<Class<?>>();
        try (Stream<Path> files = Files.walk(root.resolve("dev/fairlead/host/kind"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Kind.class")).toList()) {
                String name = root.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
                Class<?> type = Class.forName(name);
                if (HostKind.class.isAssignableFrom(type) && !type.isInterface()) {
                    found.add(type);
                }
            }
        }
        return found;
    }
}
