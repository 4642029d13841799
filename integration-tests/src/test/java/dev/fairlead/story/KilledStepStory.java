package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shell that performs a step of a deploy is killed on the box itself, as a kernel without memory would do it. */
class KilledStepStory extends DeploysOnABox {
    private static final int FAILED = 1;
    private static final String KILLED = "It was killed on the box, as a kernel does for want of memory.";

    /** The shells of a step hold the lock that steps share: the script's, in it the step's, in it that of its work. */
    private static final String KILL = """
            shells() {
                for each in /proc/[0-9]*; do
                    [ "$each/fd/8" -ef /var/lib/fairlead/lock.steps ] && [ "$(cat "$each/comm" 2>/dev/null)" = sh ] &&
                        printf '%s %s\\n' "${each#/proc/}" "$(sed -n 's/^PPid:\\t*//p' "$each/status" 2>/dev/null)"
                done
            }
            i=0
            while :; do
                if WHEN; then
                    victims=$(shells | awk '
                        { parent[$1] = $2 }
                        END {
                            for (each in parent) {
                                depth = 1
                                for (up = parent[each]; up in parent; up = parent[up]) depth++
                                at[depth] = at[depth] " " each
                            }
                            if (3 in at) print VICTIMS
                        }')
                    # One of them may have come to its end meanwhile.
                    killed=
                    for each in $victims; do ! kill -KILL "$each" 2>/dev/null || killed=yes; done
                    [ -z "$killed" ] || exit 0
                fi
                i=$((i + 1)); [ "$i" -lt 1500 ] || exit 1
                sleep 0.02
            done
            """;

    /** Which of the shells. What they had begun goes on without them. */
    enum Victim {
        WORK("at[3]", KILLED, Moment.THE_NEW_ONE_SERVES),
        STEP("at[2]", KILLED, Moment.THE_OLD_ONE_IS_DRAINED),
        ALL("at[1] at[2] at[3]", "was ended before its end.", Moment.THE_NEW_ONE_RUNS);

        private final String ofDepths;
        private final String told;
        private final Moment usual;

        Victim(String ofDepths, String told, Moment usual) {
            this.ofDepths = ofDepths;
            this.told = told;
            this.usual = usual;
        }

        /** All of them with {@code -Dkill.always=true}. */
        private List<Moment> moments() {
            return Boolean.getBoolean("kill.always") ? List.of(Moment.values()) : List.of(usual);
        }
    }

    /** What has come about on the box, as sh asks it. */
    private enum Moment {
        AT_ONCE(":"),
        THE_NEW_ONE_RUNS(
                "[ \"$(docker inspect --format '{{.State.Running}}' visa-bulletin-NEXT 2>/dev/null)\" = true ]"),
        THE_NEW_ONE_SERVES("[ FLAG -e /var/lib/fairlead/live/visa-bulletin.green ]"),
        THE_OLD_ONE_IS_DRAINED(":");

        private final String question;

        Moment(String question) {
            this.question = question;
        }

        String asked(boolean isGreenNext) {
            return question.replace("NEXT", isGreenNext ? "green" : "blue").replace("FLAG ", isGreenNext ? "" : "! ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void at_any_moment_it_is_told_and_the_next_deploy_ends_in_sync(Victim victim) throws Exception {
        site().served("SIGKILL to the shell of a step, on the box", Integer.toString(FAILED), () -> {
            var told = new StringBuilder();
            for (Moment moment : victim.moments()) {
                String tag = site().other();
                told.append(killed(victim, moment, tag));
                assertThat(site().live()).isIn(Deploys.OLD, Deploys.NEW);
                site().deploys(tag);
            }
            return told.toString();
        });
    }

    /** A deploy, one of whose steps loses a shell; says what a person was told. */
    private String killed(Victim victim, Moment moment, String tag) {
        boolean isGreenNext = site().idle().equals("green");
        Doomed deploy = Doomed.start(site().actor(), "deploy", tag);
        if (moment == Moment.THE_OLD_ONE_IS_DRAINED) {
            assertThat(deploy.reaches(line -> line.contains("✓ switch to ")))
                    .as(deploy::toString)
                    .isTrue();
        }
        site().actor().byHand(KILL.replace("WHEN", moment.asked(isGreenNext)).replace("VICTIMS", victim.ofDepths));
        assertThat(deploy.ends()).as(victim + " " + moment + "\n" + deploy).isEqualTo(FAILED);
        System.out.println(victim + " " + moment + "\n" + deploy);
        assertThat(deploy.toString())
                .contains("error: ")
                .contains(victim.told)
                .doesNotContain("Exception")
                .doesNotContain("inside Fairlead");
        return deploy.toString();
    }
}
