package dev.fairlead.host.kind.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.PortRange;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.shell.Answer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What `ss` and Docker say, in a real shell. */
class ListenersKindTest {
    private static final String SAID = """
            ss() { cat << 'END'
            tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=999999,fd=3))
            tcp LISTEN 0 511 127.0.0.1:8000 0.0.0.0:*
            tcp LISTEN 0 128 [::1]:5432 [::]:*
            udp UNCONN 0 0 0.0.0.0%lo:53 0.0.0.0:*
            tcp LISTEN 0 128 *:5433 *:* users:(("postgres",pid=999999,fd=3),("postgres",pid=999998,fd=3))
            END
            }
            """;

    private static final String PUBLISHED = """
            timeout() { [ "$2" = docker ] || printf '%s\\n' '127.0.0.1 8000 8000/tcp /shop-blue' '' ':: 9000 80/tcp /minio'; }
            """;

    private static final Resource<MeantPorts> LISTENERS =
            ListenersKind.of(new MeantPorts(List.of(PortRange.of(22, "tcp"))), "system.openPorts");

    private static Answer.Finished run(String said, String script) {
        return LocalBox.run("it", said + script.replace("[ ! -S /run/docker.sock ] || ", ""));
    }

    private static State look() {
        Answer.Finished answer = run(SAID + PUBLISHED, ListenersKind.LISTENERS.probe(List.of(LISTENERS)));
        Observation seen = Objects.requireNonNull(
                ListenersKind.LISTENERS.read(answer, List.of(LISTENERS)).get(LISTENERS.address()));
        assertThat(seen).as(answer.toString()).isInstanceOf(Observation.Present.class);
        return ((Observation.Present) seen).state();
    }

    @Test
    void only_what_the_world_can_reach_and_the_model_does_not_know_is_seen() {
        assertThat(look())
                .isEqualTo(
                        State.EMPTY.plain("9000/tcp", "the container `minio`").plain("5433/tcp", "something, on *"));
    }

    @Test
    void a_step_tells_of_all_that_still_listens_and_is_content_once_it_is_gone() {
        var change = new Change<>(LISTENERS, Action.UPDATE, Cause.DRIFT, look(), LISTENERS.desired());
        String script = ((Work.Script) ListenersKind.LISTENERS
                        .steps(List.of(change))
                        .getFirst()
                        .work())
                .text();

        Answer.Finished still = run(SAID + PUBLISHED, script);
        assertThat(still.exit()).isEqualTo(1);
        assertThat(still.stderr())
                .contains("Port 5433/tcp listens to the world")
                .contains(
                        "Port 9000/tcp listens to the world, and the model does not know of it: the container `minio`.")
                .contains("system.openPorts");
        assertThat(run("ss() { :; }\ntimeout() { :; }\n", script).exit()).isZero();
    }
}
