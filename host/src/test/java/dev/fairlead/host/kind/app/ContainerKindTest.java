package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ContainerKindTest {
    @Test
    void an_app_that_goes_takes_its_colours_along_and_nothing_that_has_its_bare_name() {
        assertThat(ContainerKind.CONTAINER.orphan("shop"))
                .isInstanceOfSatisfying(
                        ContainerKind.Gone.class,
                        gone -> assertThat(gone.names()).containsExactly("shop-blue", "shop-green"));
        assertThat(new ContainerKind.Gone("shop-green", 8001, Duration.ZERO).names())
                .containsExactly("shop-green");
    }
}
