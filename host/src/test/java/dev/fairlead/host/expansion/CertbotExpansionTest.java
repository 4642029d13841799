package dev.fairlead.host.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.file.FileContent;
import dev.fairlead.host.kind.file.FileKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertbotExpansionTest {
    @Test
    void an_authority_ends_its_last_line_as_renewals_join_those_of_several_apps() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/model/every-key.yaml"));
        ServerModel model = ModelReader.read(new SourceText("fairlead.yaml", text), List.of());

        assertThat(Expansion.resources(model, new TestContext()))
                .filteredOn(
                        resource -> resource.address().equals(FileKind.at("/var/lib/fairlead/authorities/shop.pem")))
                .extracting(Resource::declared)
                .first()
                .isInstanceOfSatisfying(
                        FileKind.Declaration.class,
                        file -> assertThat(file.content()).isEqualTo(new FileContent.Text("value of tls.acmeCa\n")));
    }
}
