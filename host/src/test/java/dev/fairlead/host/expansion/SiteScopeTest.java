package dev.fairlead.host.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The site of an app alone, as a migration brings it in where another one serves. */
class SiteScopeTest {
    private static final String CERTIFICATE = "host/certificate:/etc/letsencrypt/live/shop.example.com";

    private static List<String> site(Predicate<Address> isThere) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/model/every-key.yaml"));
        ServerModel model = ModelReader.read(new SourceText("fairlead.yaml", text), List.of());
        List<Resource<?>> resources = Expansion.resources(model, new TestContext());
        return Expansion.ofSite(model, resources, "shop", isThere).stream()
                .map(resource -> resource.address().toString())
                .toList();
    }

    @Test
    void it_is_served_by_TLS_at_once_where_its_certificate_is_there() throws IOException {
        assertThat(site(address -> address.toString().equals(CERTIFICATE)))
                .contains(
                        "host/file:/etc/nginx/sites-available/shop",
                        "host/file:/etc/nginx/sites-available/shop.https",
                        "host/file:/etc/nginx/sites-enabled/shop.https",
                        "host/service:nginx.service")
                .doesNotContain(CERTIFICATE, "host/service:certbot.timer");
    }

    @Test
    void without_a_certificate_it_is_served_by_HTTP_until_there_is_one() throws IOException {
        assertThat(site(address -> false))
                .contains("host/file:/etc/nginx/sites-available/shop", "host/service:nginx.service")
                .doesNotContain(CERTIFICATE, "host/file:/etc/nginx/sites-enabled/shop.https");
    }
}
