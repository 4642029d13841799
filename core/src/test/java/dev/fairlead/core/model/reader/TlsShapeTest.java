package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.Tls;
import dev.fairlead.core.model.ValueSource;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsShapeTest {
    private static String model(String keys) {
        return TestModels.app("nginx: {serverNames: [shop.example]}", "tls: {" + keys + "}");
    }

    private static Tls tls(String keys) {
        return Objects.requireNonNull(
                TestModels.read(model(keys)).apps().values().iterator().next().tls());
    }

    @Test
    void a_certificate_of_its_own_comes_with_its_key() {
        assertThat(tls("certificate: shop.pem, key: {file: shop.key}"))
                .isEqualTo(new Tls(
                        new Tls.Own(new ValueSource.FileContent("shop.pem"), new ValueSource.FileContent("shop.key")),
                        true,
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "acmeCa: ca.pem, acmeCa",
        "acmeDirectory: https://acme.example/directory, acmeDirectory",
        "staging: true, staging"
    })
    void beside_a_certificate_of_its_own_no_authority_is_named(String given, String key) {
        assertThat(TestModels.errors(model("certificate: shop.pem, key: {file: shop.key}, " + given)))
                .startsWith("error: `" + key + "` stands beside a `certificate` of your own.\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://acme-v02.api.letsencrypt.org/directory",
        "', staging: true', https://acme-staging-v02.api.letsencrypt.org/directory",
        "', acmeDirectory: https://acme.example/d', https://acme.example/d"
    })
    void an_authority_is_asked_by_its_directory(String keys, String directory) {
        assertThat(tls("email: ops@shop.example" + keys).source())
                .isEqualTo(new Tls.Acme("ops@shop.example", directory, null));
    }
}
