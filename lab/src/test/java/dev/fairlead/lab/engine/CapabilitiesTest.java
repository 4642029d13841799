package dev.fairlead.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Capability;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    @Test
    void a_machine_with_everything_gives_all_that_an_old_engine_knows() {
        assertThat(Capabilities.inMask("000001ffffffffff"))
                .hasSize(38)
                .contains(Capability.SYS_RESOURCE)
                .doesNotContain(Capability.BPF, Capability.PERFMON, Capability.CHECKPOINT_RESTORE);
    }

    @Test
    void what_the_machine_lacks_is_not_asked_for() {
        assertThat(Capabilities.inMask("000001fffeffffff")).hasSize(37).doesNotContain(Capability.SYS_RESOURCE);
    }
}
