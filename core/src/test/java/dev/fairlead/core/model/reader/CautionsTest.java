package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Location;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CautionsTest {
    private static List<Diagnostic> cautions(String firstMount, String secondMount) {
        String app = """
                  %s:
                    app:
                      directory: /opt/%1$s
                      image: example/shop
                      containerPort: 80
                      ports: {blue: %s, green: %s}
                      volumes: [{host: %s, container: /data}]
                """;
        return Cautions.of(TestModels.read(TestModels.small("apps:")
                + app.formatted("shop", 8000, 8001, firstMount)
                + app.formatted("eu-shop", 8002, 8003, secondMount)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data        | /opt/shop       | `eu-shop` sees the secrets of `shop`.",
                "data        | /opt            | `eu-shop` sees the secrets of `shop`.",
                "data        | /opt/shop/.env  | `eu-shop` sees the secrets of `shop`.",
                "data        | /opt/shop/data  | `eu-shop` and `shop` share `/opt/shop/data`.",
                "data        | /opt/shop/x     | `eu-shop` and `shop` share `/opt/shop/x`.",
                "/srv/data   | /srv/data       | `eu-shop` and `shop` share `/srv/data`."
            })
    void what_two_apps_see_does_not_go_unnoticed(String first, String second, String caution) {
        assertThat(cautions(first, second)).singleElement().satisfies(found -> {
            assertThat(found.message()).isEqualTo(caution);
            assertThat(Objects.requireNonNull(found.location()))
                    .extracting(Location::line)
                    .isEqualTo(17);
        });
    }

    @Test
    void apps_that_keep_to_themselves_are_well() {
        assertThat(cautions("data", "data")).isEmpty();
        assertThat(cautions("/srv/shop", "/opt/shop-data")).isEmpty();
    }

    private static List<Diagnostic> cautionsOfSite(String nginx) {
        return Cautions.of(TestModels.read(TestModels.small("""
                app:
                  directory: /opt/shop
                  image: example/shop
                  containerPort: 80
                  ports: {blue: 8000, green: 8001}
                nginx:
                  serverNames: [shop.example]
                """ + nginx)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"  proxyReadTimeout: 10s\n", "  proxyReadTimeout: 20s\n  hold: 30s\n", "  hold: 60s\n"})
    void who_is_held_longer_than_nginx_waits_gets_an_error_page(String nginx) {
        assertThat(cautionsOfSite(nginx))
                .singleElement()
                .satisfies(found -> assertThat(found.message()).startsWith("A request is held for "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  proxyReadTimeout: 11s\n", "  proxyReadTimeout: 1s\n  hold: 0s\n"})
    void who_is_held_for_less_is_answered(String nginx) {
        assertThat(cautionsOfSite(nginx)).isEmpty();
    }
}
