package dev.fairlead.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.core.model.value.ParameterStore;
import dev.fairlead.lab.lightsail.FakeLightsail;
import dev.fairlead.lab.lightsail.wire.Fault;
import dev.fairlead.lightsail.api.SsmParameters;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameters are asked for as AWS wants it, and whatever keeps one away says so. */
class SsmParametersTest {
    private static final String REGION = "eu-central-1";
    private static final String NAME = "/shop/SECRET";
    private static final String VALUE = "s3cret $x'\"\\ \u00e9";

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private FakeLightsail fake;

    @BeforeEach
    void start() {
        fake = FakeLightsail.start(FakeLightsail.Settings.onPaper(directory));
        fake.parameters().put(REGION, NAME, VALUE);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_SSM",
                fake.endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                FakeLightsail.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                FakeLightsail.SECRET_KEY,
                "AWS_REGION",
                "us-west-2");
    }

    private String parameter(@Nullable String region, String name) throws ParameterStore.Unavailable {
        return new SsmParameters(region, environment()).parameter(name);
    }

    private ParameterStore.Unavailable refused(Map<String, String> environment, String name) {
        return catchThrowableOfType(
                ParameterStore.Unavailable.class, () -> new SsmParameters(REGION, environment).parameter(name));
    }

    @Test
    void a_parameter_comes_decrypted_from_the_region_of_the_model() throws Exception {
        assertThat(parameter(REGION, NAME)).isEqualTo(VALUE);
    }

    @Test
    void without_one_the_region_of_the_environment_counts_and_an_ARN_names_its_own() throws Exception {
        fake.parameters().put("us-west-2", NAME, "west");

        assertThat(parameter(null, NAME)).isEqualTo("west");
        assertThat(parameter(null, "arn:aws:ssm:eu-central-1:123456789012:parameter" + NAME))
                .isEqualTo(VALUE);
    }

    @Test
    void a_parameter_that_is_not_there_is_named_with_its_region() {
        assertThat(refused(environment(), "/shop/GONE"))
                .hasMessage("There is no parameter `/shop/GONE` in eu-central-1.")
                .extracting(ParameterStore.Unavailable::fix)
                .asString()
                .contains("aws ssm describe-parameters --region eu-central-1");
    }

    @Test
    void who_may_not_read_it_is_told_which_permission_is_missing() {
        fake.faults()
                .always("GetParameter", new Fault.Refusal(400, "AccessDeniedException", "User: x is not authorized"));

        assertThat(refused(environment(), NAME))
                .hasMessage("AWS does not let the parameter `" + NAME + "` be read.")
                .satisfies(e -> assertThat(e.why()).isEqualTo("AccessDeniedException: User: x is not authorized."))
                .satisfies(e -> assertThat(e.fix()).contains("ssm:GetParameter", "kms:Decrypt"));
    }

    @Test
    void who_is_throttled_asks_again() throws Exception {
        fake.faults().next("GetParameter", Fault.throttling());
        fake.faults().next("GetParameter", new Fault.HangUp());

        assertThat(parameter(REGION, NAME)).isEqualTo(VALUE);
        assertThat(fake.faults().calls()).hasSize(3);
    }

    @Test
    void wrong_keys_and_none_are_told_apart() {
        var wrong = new HashMap<>(environment());
        wrong.put("AWS_SECRET_ACCESS_KEY", "guessed");
        assertThat(refused(wrong, NAME))
                .hasMessage("AWS does not accept the credentials.")
                .satisfies(e -> assertThat(e.why()).startsWith("InvalidSignatureException"));
        var none = new HashMap<>(environment());
        none.remove("AWS_SECRET_ACCESS_KEY");
        assertThat(refused(none, NAME))
                .hasMessage("There are no credentials for AWS.")
                .satisfies(e -> assertThat(e.why())
                        .startsWith("AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is not set. ")
                        .doesNotContain("Unable to load", "ProfileFile(", "  "));
    }
}
