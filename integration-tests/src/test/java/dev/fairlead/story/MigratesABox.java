package dev.fairlead.story;

import dev.fairlead.lab.DebianRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Stories of a migration on one box that lives the old way, which all of a class share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MigratesABox {
    private final String name;
    private @Nullable Actor shared;
    private String before = "";

    /** @param name of the box */
    MigratesABox(String name) {
        this.name = name;
    }

    @BeforeAll
    void a_box_that_lives_the_old_way() {
        Actor actor = OldLife.begin(name, DebianRelease.BOOKWORM);
        shared = actor;
        before = OldLife.asItIs(actor);
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

    /** The box as it was before anything was begun. */
    String before() {
        return before;
    }

    Run next(String... more) {
        var words = new ArrayList<>(List.of("migrate", "next", "--yes"));
        words.addAll(List.of(more));
        return actor().fairlead(words.toArray(String[]::new));
    }
}
