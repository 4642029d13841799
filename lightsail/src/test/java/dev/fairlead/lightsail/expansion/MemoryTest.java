package dev.fairlead.lightsail.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.lightsail.kind.StaticIpKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final State LEFT = State.EMPTY.plain("attached to", "shop");
    private static final Resource<?> IP =
            StaticIpKind.STATIC_IP.resource("ip", new StaticIpKind.Declaration("shop"), "lightsail.staticIp");

    @Test
    void many_things_are_read_back_from_tags_that_the_service_takes() {
        var entries = new LinkedHashMap<Address, Manifest.@Nullable Entry>();
        for (int i = 0; i < 40; i++) {
            State state = State.EMPTY.plain("n", Integer.toString(i));
            entries.put(
                    new Address("lightsail", "alarm", "alarm-" + i),
                    new Manifest.Entry(state.fingerprint(), Manifest.Origin.MADE));
        }
        Memory memory = Memory.EMPTY.with(entries);

        assertThat(Memory.of(memory.tags())).isEqualTo(memory);
        assertThat(memory.tags().keySet())
                .containsExactly("fairlead:memory", "fairlead:memory-2", "fairlead:memory-3")
                .allMatch(Memory::isHeldBy);
        assertThat(memory.tags().values())
                .allMatch(text -> text.length() <= 256)
                .allMatch(text -> text.matches("[0-9a-z]+"));
    }

    @Test
    void what_is_known_of_no_state_takes_no_room_among_the_others() {
        var known = new Manifest.Entry(LEFT.fingerprint(), Manifest.Origin.MADE);
        Memory memory = Memory.EMPTY.with(Map.of(
                IP.address(),
                known,
                new Address("lightsail", "alarm", "a"),
                new Manifest.Entry(Manifest.Entry.UNKNOWN, Manifest.Origin.FOUND)));

        assertThat(memory).isEqualTo(Memory.EMPTY.with(Map.of(IP.address(), known)));
    }

    @Test
    void what_is_as_it_was_left_is_told_from_what_is_not() {
        Memory memory =
                Memory.EMPTY.with(Map.of(IP.address(), new Manifest.Entry(LEFT.fingerprint(), Manifest.Origin.MADE)));
        Map<Address, Observation> as = Map.of(IP.address(), Observation.present(LEFT));
        Map<Address, Observation> other = Map.of(IP.address(), Observation.present(State.EMPTY));

        assertThat(memory.manifest(List.of(IP), as, as).entries())
                .containsValue(new Manifest.Entry(LEFT.fingerprint(), Manifest.Origin.MADE));
        assertThat(memory.manifest(List.of(IP), as, other).entries())
                .as("what a new instance brings along is the model's doing")
                .containsValue(new Manifest.Entry(State.EMPTY.fingerprint(), Manifest.Origin.MADE));
        assertThat(memory.manifest(List.of(IP), other, other).entries())
                .doesNotContainValue(new Manifest.Entry(State.EMPTY.fingerprint(), Manifest.Origin.MADE));
        assertThat(memory.isOfOneMade(IP.address())).isTrue();
        assertThat(memory.goesBeyond(List.of(IP))).isFalse();
        assertThat(memory.goesBeyond(List.of())).isTrue();
    }

    @Test
    void tags_that_somebody_wrote_over_are_no_reason_to_stumble() {
        assertThat(Memory.of(Map.of("fairlead:memory", "short")).isEmpty()).isTrue();
        assertThat(Memory.of(Map.of("fairlead:memory", "x".repeat(40))).goesBeyond(List.of()))
                .isTrue();
    }
}
