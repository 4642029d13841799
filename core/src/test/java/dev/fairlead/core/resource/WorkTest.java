package dev.fairlead.core.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkTest {
    @ParameterizedTest
    @CsvSource({"v1.2, ghcr.io/example/shop:v1.2", "sha256:0a0b, ghcr.io/example/shop@sha256:0a0b"})
    void an_image_is_named_as_the_engine_names_it(String reference, String name) {
        assertThat(new Work.Pull("ghcr.io/example/shop", reference).named()).isEqualTo(name);
    }

    @Test
    void a_script_shows_nothing_of_the_secrets_in_it() {
        assertThat(new Work.Script("echo hunter2")).hasToString("Script[12 characters]");
    }
}
