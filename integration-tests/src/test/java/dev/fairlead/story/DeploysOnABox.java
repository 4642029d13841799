package dev.fairlead.story;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Stories of what befalls {@link Deploys} on one box, which all of a class share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeploysOnABox {
    private @Nullable Deploys shared;

    @BeforeAll
    void a_box_in_line() {
        shared = Deploys.prepared();
    }

    @AfterAll
    void the_box_goes() {
        if (shared != null) {
            shared.close();
        }
    }

    Deploys site() {
        return Objects.requireNonNull(shared);
    }

    Actor actor() {
        return site().actor();
    }
}
