package dev.fairlead.lightsail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.model.reader.Setting;
import dev.fairlead.lightsail.expansion.LightsailExpansion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every key of the section {@code lightsail} reaches the service. That each has a change is checked where the model lies. */
class EveryKeyTest {
    private static final Path MODEL = Path.of("../host/src/test/resources/model");

    @TestFactory
    List<DynamicTest> a_change_to_a_key_changes_what_is_asked_for() throws IOException {
        String asked = asked("");
        List<DynamicTest> tests = Files.readAllLines(MODEL.resolve("every-key.changes")).stream()
                .filter(line -> line.startsWith("lightsail."))
                .map(line -> line.split(" +", 2))
                .map(columns -> DynamicTest.dynamicTest(
                        columns[0], () -> assertThat(asked(columns[1])).isNotEqualTo(asked)))
                .toList();
        assertThat(tests).isNotEmpty();
        return tests;
    }

    /** The path of the public key stands for what is in it. */
    private static String asked(String settings) throws IOException {
        ServerModel model = ModelReader.read(
                new SourceText("fairlead.yaml", Files.readString(MODEL.resolve("every-key.yaml"))),
                Stream.of(settings.split("; "))
                        .filter(text -> !text.isEmpty())
                        .map(Setting::parse)
                        .toList());
        Lightsail lightsail = Objects.requireNonNull(model.lightsail());
        Lightsail.KeyPair keyPair = Objects.requireNonNull(lightsail.keyPair());
        var expansion = new LightsailExpansion(model.name(), lightsail, keyPair.publicKeyFile(), null);
        return lightsail.region() + " " + expansion.resources();
    }
}
