package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Nginx;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NginxShapeTest {
    private static Map<String, String> headers(String keys) {
        AppModel app = TestModels.read(TestModels.app("nginx: {serverNames: [shop.example]" + keys + "}"))
                .apps()
                .values()
                .iterator()
                .next();
        return Objects.requireNonNull(app.nginx()).site().headers();
    }

    @Test
    void a_site_that_says_nothing_has_the_headers_of_security() {
        assertThat(headers("")).containsExactlyInAnyOrderEntriesOf(Nginx.Site.SECURITY_HEADERS);
        assertThat(headers(", securityHeaders: false")).isEmpty();
    }

    @Test
    void headers_of_its_own_are_added_or_stand_instead_whatever_their_case() {
        assertThat(headers(", headers: {X-Served-By: box, x-frame-options: DENY, Referrer-Policy: ''}"))
                .containsOnly(
                        Map.entry("X-Content-Type-Options", "nosniff"),
                        Map.entry("X-Frame-Options", "DENY"),
                        Map.entry("X-Served-By", "box"));
        assertThat(headers(", securityHeaders: false, headers: {X-Served-By: box}"))
                .containsExactly(Map.entry("X-Served-By", "box"));
    }
}
