package dev.fairlead.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForeignImageTest {
    @Test
    void an_image_claims_to_be_for_another_platform_and_is_else_the_same() {
        assertThat(ForeignImage.foreign("{\"architecture\":\"amd64\",\"os\":\"linux\"}"))
                .isEqualTo("{\"architecture\":\"arm64\",\"os\":\"linux\"}");
        assertThat(ForeignImage.foreign("{\"architecture\":\"arm64\",\"os\":\"linux\"}"))
                .isEqualTo("{\"architecture\":\"amd64\",\"os\":\"linux\"}");
    }
}
