package dev.fairlead.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.cli.Shop;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.lab.lightsail.machine.PaperMachines;
import dev.fairlead.lightsail.api.SsmParameters;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rehearsal puts in the place of AWS, and what it cannot. */
class RehearsedAwsTest {
    private static final String MODEL = Shop.text("""
        firewall: [{port: 22}]
        """) + """
        docker:
          registries:
            ghcr.io: {username: shop, password: {ssm: /shop/REGISTRY}}
        """;

    @TempDir
    Path scratch;

    private static ServerModel model(String text) {
        return ModelReader.read(new SourceText("fairlead.yaml", text), List.of());
    }

    @Test
    void parameters_of_systems_manager_have_a_stand_in() throws Exception {
        ServerModel model = model(MODEL);
        try (var aws = RehearsedAws.of(model, new PaperMachines(), scratch)) {
            assertThat(aws.parameters()).containsExactly("/shop/REGISTRY");
            for (String name :
                    List.of("/shop/REGISTRY", "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/REGISTRY")) {
                assertThat(new SsmParameters("eu-central-1", aws.variables()).parameter(name))
                        .isEqualTo("rehearsal-stand-in");
            }
        }
    }

    @Test
    void a_model_that_asks_nothing_of_aws_gets_nothing() {
        String alone = MODEL.substring(0, MODEL.indexOf("lightsail:")) + "ssh: {address: 192.0.2.1}\n";
        try (var aws = RehearsedAws.of(model(alone), new PaperMachines(), scratch)) {
            assertThat(aws.variables()).isEmpty();
        }
    }

    @Test
    void a_blueprint_that_no_box_has_is_refused_before_anything_is_set_up() {
        Rehearsal.requireBoxFor(model(MODEL));

        assertThatThrownBy(() -> Rehearsal.requireBoxFor(model(MODEL.replace("debian_12", "ubuntu_24_04"))))
                .isInstanceOfSatisfying(Refusal.class, refused -> {
                    assertThat(refused).hasMessage("An instance of the blueprint `ubuntu_24_04` cannot be rehearsed.");
                    assertThat(refused.diagnostic().why()).contains("debian_12 and debian_13");
                });
    }
}
