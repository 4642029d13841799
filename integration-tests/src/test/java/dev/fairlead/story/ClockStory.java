package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.DebianRelease;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a box whose clock is a day off all is done as ever, and `doctor` tells of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClockStory {
    private static final String ROTATION = "/etc/logrotate.d/fairlead-visa-bulletin";
    private @Nullable Actor shared;

    @BeforeAll
    void a_box_in_line() {
        shared = Stage.inLine(DebianRelease.BOOKWORM);
        Stage.lab().publishApp("v1.0.6");
    }

    @AfterAll
    void the_box_goes() {
        if (shared != null) {
            shared.close();
        }
    }

    private Actor actor() {
        return Objects.requireNonNull(shared);
    }

    @ParameterizedTest
    @CsvSource({"+1d, fast, v1.0.6", "-1d, slow, v1.0.5"})
    void the_box_is_off(String by, String how, String version) {
        new WrongClock(by).on(actor());
        try {
            actor().fairlead("plan", "--exit-code").exits(0);
            actor().fairlead("doctor").says("The clock of the box is 24 hours " + how + ".");
            actor().byHand("echo '# mine' >> " + ROTATION + "; apt-get -q -y remove sqlite3 > /dev/null");
            actor().fairlead("drift").exits(3);
            System.out.println(actor().fairlead("apply", "--yes"));
            System.out.println(actor().fairlead("drift"));
            System.out.println(actor().fairlead("deploy", version));
            System.out.println(actor().fairlead("releases"));
            System.out.println(actor().fairlead("status"));
        } finally {
            WrongClock.right(actor());
        }
        System.out.println(actor().fairlead("apply", "--yes"));
        actor().fairlead("drift").exits(0);
        System.out.println(actor().fairlead("releases"));
        assertThat(actor().byHand(Stage.THE_APP_ANSWERS)).isEmpty();
    }
}
