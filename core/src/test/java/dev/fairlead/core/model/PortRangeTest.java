package dev.fairlead.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortRangeTest {
    @ParameterizedTest
    @CsvSource({
        "8000, tcp, true",
        "8005, tcp, true",
        "8010, tcp, true",
        "7999, tcp, false",
        "8011, tcp, false",
        "8005, udp, false"
    })
    void a_range_holds_its_first_and_its_last_port_of_its_protocol(int port, String protocol, boolean isHeld) {
        assertThat(new PortRange(8000, 8010, "tcp").holds(port, protocol)).isEqualTo(isHeld);
    }

    @ParameterizedTest
    @CsvSource({"51820, true", "51819, false", "51821, false"})
    void one_port_holds_itself(int port, boolean isHeld) {
        assertThat(PortRange.of(51820, "udp").holds(port, "udp")).isEqualTo(isHeld);
    }
}
