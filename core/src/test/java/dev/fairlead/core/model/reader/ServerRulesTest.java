package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerRulesTest {
    private static String app(String name, int blue, int green) {
        return """
                  %s:
                    app:
                      directory: /opt/%1$s
                      image: example/shop
                      containerPort: 80
                      ports: {blue: %d, green: %d}
                """.formatted(name, blue, green);
    }

    private static String errors(String... apps) {
        return TestModels.errors(TestModels.small("apps:\n" + String.join("", apps)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop-blue", "shop-green", "shop-idle"})
    void an_app_is_not_called_like_a_container_of_another(String name) {
        String error = "error: An app cannot be called `" + name + "`.\n";
        assertThat(errors(app(name, 8000, 8001))).startsWith(error);
        assertThat(TestModels.errors(TestModels.app().replace("name: shop", "name: " + name)))
                .startsWith(error);
    }

    @Test
    void a_box_may_be_called_so_as_may_what_only_looks_like_it() {
        assertThat(TestModels.errors(TestModels.small().replace("name: shop", "name: shop-blue")))
                .isEmpty();
        assertThat(TestModels.errors(
                        TestModels.small("apps:\n" + app("shop", 8000, 8001)).replace("name: shop", "name: shop-blue")))
                .isEmpty();
        assertThat(errors(app("blue", 8000, 8001), app("shop-blues", 8002, 8003)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8000, 22, 8001", "8000, 8001, 8002", "80, 22, 1024", "65534, 22, 65535"})
    void a_port_that_is_proposed_is_free(int port, int ssh, int free) {
        String model = TestModels.app()
                .replace("203.0.113.7", "203.0.113.7, port: " + ssh)
                .replace("blue: 8000, green: 8001", "blue: " + port + ", green: " + port);
        assertThat(TestModels.errors(model))
                .contains("error: Port " + port + " is used by both `blue` and `green`.")
                .contains("fix: Give `green` a port of its own, for instance " + free + ".\n");
    }

    @Test
    void a_port_that_is_proposed_is_free_further_down_too() {
        assertThat(errors(app("shop", 8000, 8000), app("blog", 8001, 8002)))
                .contains("fix: Give `green` a port of its own, for instance 8003.\n");
    }

    @Test
    void behind_the_last_port_none_is_proposed() {
        assertThat(errors(app("shop", 65535, 65535)))
                .contains("error: Port 65535 is used by both")
                .doesNotContain("fix:");
    }
}
