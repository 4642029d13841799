package dev.fairlead.lightsail.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.account.Listing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A service that has learned new words since this version of its client is read all the same. */
class UnknownWordsTest {
    private static final String INSTANCES = """
        {"instances": [{
          "name": "shop", "blueprintId": "debian_19", "bundleId": "femto_9_0", "resourceType": "Hologram",
          "location": {"availabilityZone": "eu-central-1a", "regionName": "eu-central-9"},
          "state": {"code": 4711, "name": "hibernating"},
          "ipAddressType": "quadstack",
          "networking": {"ports": [{"protocol": "sctp", "fromPort": 9, "toPort": 9, "cidrs": ["0.0.0.0/0"],
                                    "accessType": "Whispered", "accessDirection": "sideways"}]},
          "metadataOptions": {"httpTokens": "cherished", "httpEndpoint": "enabled", "state": "pondering"},
          "addOns": [{"name": "AutoSnapshot", "status": "Dreaming", "snapshotTimeOfDay": "06:00"}],
          "aMemberOfTomorrow": {"deeply": ["nested"]}
        }]}
        """;

    @Test
    void words_of_tomorrow_are_taken_as_text() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            byte[] answer = (target.endsWith("GetInstances") ? INSTANCES : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        var environment = Map.of(
                Connection.ENDPOINT,
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "AWS_ACCESS_KEY_ID",
                "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY",
                "secret");
        try (LightsailApi api = LightsailApi.open("eu-central-1", environment, Patience.usual())) {
            Instance seen = Objects.requireNonNull(
                    api.account(Listing.none(), line -> {}).instances().get("shop"));

            assertThat(seen.power()).isEqualTo("hibernating");
            assertThat(seen.isRunning()).isFalse();
            assertThat(seen.ipAddressType()).isEqualTo("quadstack");
            assertThat(seen.ports())
                    .singleElement()
                    .satisfies(port -> assertThat(port.protocol()).isEqualTo("sctp"));
            assertThat(seen.metadataOptions()).containsEntry("httpTokens", "cherished");
            assertThat(seen.snapshotHour()).isEqualTo("06:00");
        } finally {
            server.stop(0);
        }
    }
}
