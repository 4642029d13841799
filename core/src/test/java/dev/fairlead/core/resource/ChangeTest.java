package dev.fairlead.core.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.plan.TestingKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static Change<String> change(@Nullable State before, @Nullable State after) {
        return new Change<>(new TestingKind("file").thing("a", "1"), Action.UPDATE, Cause.MODEL, before, after);
    }

    @Test
    void a_change_touches_what_differs_and_nothing_else() {
        State before = State.EMPTY.plain("mode", "0644").plain("owner", "root").text("content", "a\n");
        State after = before.plain("mode", "0600").plain("group", "adm");

        assertThat(change(before, after).touches("mode")).isTrue();
        assertThat(change(before, after).touches("group")).isTrue();
        assertThat(change(before, after).touches("owner")).isFalse();
        assertThat(change(before, after).touches("content")).isFalse();
        assertThat(change(before, before).touches("mode")).isFalse();
    }

    @Test
    void what_comes_or_goes_is_touched_in_all_it_has() {
        State state = State.EMPTY.plains("header", Map.of("a", "1"));
        assertThat(change(null, state).touches("header.a")).isTrue();
        assertThat(change(state, null).touches("header.a")).isTrue();
        assertThat(change(null, state).touches("header.b")).isFalse();
    }
}
