package dev.fairlead.core.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateTest {
    @Test
    void only_a_plain_attribute_is_a_word() {
        State state = State.EMPTY.plain("mode", "0644").text("content", "a\n").masked("password", "hash");
        assertThat(state.word("mode")).isEqualTo("0644");
        assertThat(state.word("content")).isEmpty();
        assertThat(state.word("password")).isEmpty();
        assertThat(state.word("owner")).isEmpty();
    }
}
