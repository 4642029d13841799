package dev.fairlead.story;

import dev.fairlead.lab.DebianRelease;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Stories on one box in line with the reference model, which all of a class share; what a class needs besides, it adds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnABoxInLine {
    private @Nullable Actor shared;

    @BeforeAll
    void a_box_in_line() {
        shared = Stage.inLine(DebianRelease.BOOKWORM);
    }

    @AfterAll
    void the_box_goes() {
        if (shared != null) {
            shared.close();
        }
    }

    Actor actor() {
        return Objects.requireNonNull(shared);
    }
}
