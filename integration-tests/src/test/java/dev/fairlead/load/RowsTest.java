package dev.fairlead.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final Rows ROWS = new Rows(List.of("a-1", "a-2", "a-2", "a-4"));

    @Test
    void a_row_that_the_app_took_and_lost_is_missing() {
        assertThat(ROWS.missing(List.of("a-1", "a-2", "a-3"))).containsExactly("a-3");
    }

    @Test
    void a_row_that_came_twice_is_doubled() {
        assertThat(ROWS.doubled()).containsExactly("a-2");
    }
}
