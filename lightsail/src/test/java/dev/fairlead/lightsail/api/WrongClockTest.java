package dev.fairlead.lightsail.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.core.model.value.ParameterStore;
import dev.fairlead.lightsail.account.Listing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkGlobalTime;

/** AWS takes nothing that is signed for another time; who has a clock that is off is served all the same, or told so. */
@Isolated("The SDK keeps what a clock is off for all of a process.")
@Execution(ExecutionMode.SAME_THREAD)
class WrongClockTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    @AfterEach
    void no_clock_is_known_to_be_off() {
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-24, 24})
    void what_is_refused_for_its_time_is_asked_again_by_the_time_of_the_service(int hours) throws Exception {
        try (var service = new OtherDay(Duration.ofHours(hours), true, "{}");
                LightsailApi api = LightsailApi.open("eu-central-1", environment(service), patience())) {
            assertThat(api.account(Listing.none(), told::add).instances()).isEmpty();
            assertThat(told).isEmpty();
            int calls = service.statuses().size();
            assertThat(api.account(Listing.none(), told::add).instances()).isEmpty();
            assertThat(service.statuses().subList(calls, service.statuses().size()))
                    .containsOnly(200);
        }
    }

    @Test
    void where_the_service_does_not_say_what_time_it_is_the_clock_is_told_as_the_reason() throws Exception {
        try (var service = new OtherDay(Duration.ofHours(24), false, "{}");
                LightsailApi api = LightsailApi.open("eu-central-1", environment(service), patience())) {
            var refused = catchThrowableOfType(LightsailException.class, () -> api.account(Listing.none(), told::add));
            assertThat(refused.reason()).isEqualTo(LightsailException.Reason.WRONG_CLOCK);
            assertThat(refused)
                    .hasMessage(
                            "The clock of this machine is off, and AWS takes nothing that is signed for another time.");
            assertThat(refused.why())
                    .startsWith("InvalidSignatureException: Signature expired: ")
                    .contains(" Tried ");
            assertThat(refused.fix()).contains("timedatectl set-ntp true");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-24, 24})
    void a_parameter_is_asked_for_again_too(int hours) throws Exception {
        try (var service = new OtherDay(Duration.ofHours(hours), true, "{\"Parameter\": {\"Value\": \"kept\"}}")) {
            ParameterStore parameters = new SsmParameters("eu-central-1", environment(service));
            assertThat(parameters.parameter("/shop/A")).isEqualTo("kept");
            assertThat(parameters.parameter("/shop/B")).isEqualTo("kept");
            assertThat(service.statuses()).containsExactly(403, 200, 200);
        }
    }

    private static Map<String, String> environment(OtherDay service) {
        return Map.of(
                "FAIRLEAD_LIGHTSAIL_ENDPOINT",
                service.endpoint().toString(),
                "AWS_ENDPOINT_URL_SSM",
                service.endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                "AKIDSOMEBODY",
                "AWS_SECRET_ACCESS_KEY",
                "not-looked-at");
    }

    private Patience patience() {
        return new Patience(Duration.ofSeconds(60), nanos::get, time -> nanos.addAndGet(time.toNanos()), new Random(1));
    }
}
