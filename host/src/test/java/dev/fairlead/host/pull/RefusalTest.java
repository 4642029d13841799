package dev.fairlead.host.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.resource.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The refused connection and the unknown manifest were seen on engine 20.10; the others are not recorded yet. */
class RefusalTest {
    private static final Work.Pull PULL = new Work.Pull("ghcr.io/example/shop", "v1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Get "http://10.213.3.1:5055/v2/": dial tcp 10.213.3.1:5055: connect: connection refused | The box cannot reach the registry `ghcr.io`. | true
            Get "https://ghcr.io/v2/": net/http: TLS handshake timeout | The box cannot reach the registry `ghcr.io`. | true
            Get "https://ghcr.io/v2/": dial tcp: lookup ghcr.io on 10.0.0.2:53: no such host | The box cannot find the registry `ghcr.io` by its name. | true
            Get "https://10.213.3.1:5055/v2/": http: server gave HTTP response to HTTPS client | The registry `ghcr.io` speaks plain HTTP, and the box's engine asks for TLS. | false
            Get "https://ghcr.io/v2/": x509: certificate signed by unknown authority | The box does not trust the certificate of the registry `ghcr.io`. | false
            manifest for ghcr.io/example/shop:v1 not found: manifest unknown: manifest unknown | The registry `ghcr.io` has no image `ghcr.io/example/shop:v1`. | false
            Head "https://ghcr.io/v2/example/shop/manifests/v1": unauthorized | The registry `ghcr.io` refuses `ghcr.io/example/shop` to whoever has no login. | false
            pull access denied for shop, repository does not exist or may require 'docker login': denied: requested access to the resource is denied | The registry `ghcr.io` refuses `ghcr.io/example/shop` to whoever has no login. | false
            write /var/lib/docker/tmp/GetImageBlob1: no space left on device | The box's disk is full; the image did not fit. | false
            no matching manifest for linux/amd64 in the manifest list entries | The image `ghcr.io/example/shop:v1` is not built for the box's platform. | false
            something new | The engine could not pull `ghcr.io/example/shop:v1`. | false
            """)
    void what_the_engine_says_becomes_a_sentence(String words, String what, boolean isTransient) {
        Trouble trouble = new Refusal(PULL, false).read(words);
        assertThat(trouble.what()).isEqualTo(what);
        assertThat(trouble.why()).isEqualTo(words);
        assertThat(trouble.isTransient()).isEqualTo(isTransient);
        assertThat(trouble.fix() == null).isEqualTo(words.equals("something new"));
    }

    @Test
    void a_login_that_was_refused_is_what_is_to_be_mended() {
        Trouble trouble = new Refusal(PULL, true).read("unauthorized: authentication required");
        assertThat(trouble.what()).endsWith("to the login in `docker.registries`.");
        assertThat(trouble.fix()).startsWith("Check the login under `docker.registries`");
    }
}
