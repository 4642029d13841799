package dev.fairlead.lightsail.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.lab.lightsail.account.Pace;
import dev.fairlead.lab.lightsail.wire.ServiceModel;
import dev.fairlead.lightsail.Rig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.GetBundlesResponse;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.Tag;

class ProtocolTest {
    @TempDir
    Path directory;

    @Test
    void who_does_not_know_the_secret_is_refused() {
        try (var rig = Rig.in(directory);
                var wrong = rig.sdk(Rig.REGION, FakeKeys.ACCESS, "guessed");
                var unknown = rig.sdk(Rig.REGION, "AKIDNOBODY", FakeKeys.SECRET)) {
            refused(wrong::getInstances, "InvalidSignatureException");
            refused(unknown::getInstances, "UnrecognizedClientException");
        }
    }

    @Test
    void a_request_signed_long_ago_is_refused() {
        try (var rig = Rig.in(directory);
                var client = rig.sdk()) {
            rig.pass(Duration.ofMinutes(6));
            refused(client::getInstances, "InvalidSignatureException");
        }
    }

    @Test
    void an_operation_that_is_not_there_is_unknown() {
        try (var rig = Rig.in(directory);
                var client = rig.sdk()) {
            refused(client::getLoadBalancers, "UnknownOperationException");
        }
    }

    @Test
    void a_request_that_does_not_fit_the_service_model_is_refused() {
        assumeTrue(ServiceModel.installed().isPresent(), "The AWS command line is not installed.");
        try (var rig = Rig.in(directory);
                var client = rig.sdk()) {
            refused(() -> client.getInstance(request -> request.instanceName("no dots.")), "InvalidInputException");
            refused(() -> client.getInstance(request -> {}), "InvalidInputException");
        }
    }

    @Test
    void pages_hold_all_things_once_and_a_made_up_token_is_refused() {
        try (var rig = Rig.in(directory, Pace.AT_ONCE.pages(4));
                var client = rig.sdk()) {
            var ids = new ArrayList<String>();
            int pages = 0;
            String token = null;
            do {
                String from = token;
                GetBundlesResponse page = client.getBundles(request -> request.pageToken(from));
                page.bundles().forEach(bundle -> ids.add(bundle.bundleId()));
                token = page.nextPageToken();
                pages++;
            } while (token != null);
            assertThat(pages).isEqualTo(2);
            assertThat(ids).hasSize(8).doesNotHaveDuplicates();
            refused(() -> client.getBundles(request -> request.pageToken("2")), "InvalidInputException");
        }
    }

    @Test
    void an_instance_takes_its_time_and_a_list_shows_it_late() {
        Pace slow = Pace.AT_ONCE
                .operations(Duration.ofSeconds(3))
                .boots(Duration.ofSeconds(10))
                .lags(Duration.ofSeconds(1));
        try (var rig = Rig.in(directory, slow);
                var client = rig.sdk()) {
            var begun = client.createInstances(request -> request.instanceNames("shop")
                            .availabilityZone("eu-central-1a")
                            .blueprintId("debian_12")
                            .bundleId("nano_3_0"))
                    .operations()
                    .getFirst();
            assertThat(begun.statusAsString()).isEqualTo("NotStarted");
            assertThat(client.getInstances().instances()).isEmpty();
            rig.pass(Duration.ofSeconds(2));
            assertThat(client.getOperation(request -> request.operationId(begun.id()))
                            .operation()
                            .statusAsString())
                    .isEqualTo("Started");
            assertThat(state(client)).isEqualTo("pending");
            refused(() -> client.rebootInstance(request -> request.instanceName("shop")), "InvalidInputException");
            rig.pass(Duration.ofSeconds(2));
            assertThat(client.getOperation(request -> request.operationId(begun.id()))
                            .operation()
                            .isTerminal())
                    .isTrue();
            assertThat(state(client)).isEqualTo("pending");
            rig.pass(Duration.ofSeconds(11));
            assertThat(state(client)).isEqualTo("running");
        }
    }

    @Test
    void what_is_not_there_or_taken_or_in_the_wrong_region_is_refused() {
        try (var rig = Rig.in(directory);
                var client = rig.sdk()) {
            assertThatThrownBy(() -> client.getStaticIp(request -> request.staticIpName("none")))
                    .isInstanceOf(NotFoundException.class);
            client.allocateStaticIp(request -> request.staticIpName("ip"));
            for (Consumer<LightsailClient> wrong : List.<Consumer<LightsailClient>>of(
                    sdk -> sdk.allocateStaticIp(request -> request.staticIpName("ip")),
                    sdk -> sdk.detachStaticIp(request -> request.staticIpName("ip")),
                    sdk -> sdk.getDomains(),
                    sdk -> sdk.tagResource(request -> request.resourceName("ip")
                            .tags(Tag.builder().key("a").build())))) {
                refused(() -> wrong.accept(client), "InvalidInputException");
            }
        }
    }

    private static String state(LightsailClient client) {
        return client.getInstances().instances().getFirst().state().name();
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
