package dev.fairlead.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValueSourceTest {
    @Test
    void what_the_box_makes_or_was_given_is_known_to_nobody_else() {
        assertThat(List.<ValueSource>of(new ValueSource.Generate(50), new ValueSource.OnBox()))
                .allMatch(ValueSource::staysOnBox);
    }

    @Test
    void all_else_is_fetched_by_whoever_runs_fairlead() {
        assertThat(List.<ValueSource>of(
                        new ValueSource.Inline("x"),
                        new ValueSource.Env("X"),
                        new ValueSource.FileContent("x"),
                        new ValueSource.Command(List.of("x")),
                        new ValueSource.Ssm("x")))
                .noneMatch(ValueSource::staysOnBox);
    }
}
