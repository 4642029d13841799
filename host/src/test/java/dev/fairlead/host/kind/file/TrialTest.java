package dev.fairlead.host.kind.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Step;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.kind.LocalBox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final String SSHD = "/etc/ssh/sshd_config.d/fairlead-trial-test.conf";

    private static Change<FileKind.Declaration> change(String path, String body) {
        var file = FileKind.text(path, body, "0440", "system.files");
        return new Change<>(file, Action.CREATE, Cause.NEW, null, file.desired());
    }

    private static String script(Step step) {
        return switch (step.work()) {
            case Work.Script script -> script.text();
            case Work.Pull pull -> throw new AssertionError(pull);
            case Work.NewLogin login -> throw new AssertionError(login);
            case Work.Call call -> throw new AssertionError(call);
        };
    }

    @Test
    void files_that_can_lock_everybody_out_are_tried_together_first() {
        var steps = FileKind.FILE.steps(List.of(
                change("/etc/motd", "x"),
                change("/etc/sudoers.d/shop", "x"),
                change("/etc/ssh/ssh_known_hosts", "x"),
                change(SSHD, "x"),
                change("/etc/nginx/conf.d/x.conf", "x"),
                change("/etc/sudoers", "x")));

        assertThat(steps.stream().map(Step::title))
                .containsExactly(
                        "write /etc/motd",
                        "write /etc/ssh/ssh_known_hosts",
                        "write /etc/nginx/conf.d/x.conf (tried with nginx -t first)",
                        "write " + SSHD + " (tried with sshd -t first)",
                        "write /etc/sudoers.d/shop, write /etc/sudoers (tried with visudo -cf /etc/sudoers first)");
        for (Step step : steps) {
            assertThat(LocalBox.run("syntax", "dash -n <<'FAIRLEAD-TEST'\n" + script(step) + "\nFAIRLEAD-TEST")
                            .stderr())
                    .isEmpty();
        }
    }

    @Test
    void a_configuration_that_sshd_refuses_never_goes_live() {
        assumeTrue(
                LocalBox.run("can", "command -v sshd && unshare -m true").exit() == 0,
                "It takes an sshd and the right to mount.");

        var answer = LocalBox.run(
                "trial",
                script(FileKind.FILE
                        .steps(List.of(change(SSHD, "NoSuchWord yes\n")))
                        .getFirst()));

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.stderr())
                .contains("sshd refuses the new configuration, so nothing was changed:", "NoSuchWord");
        assertThat(Path.of(SSHD)).doesNotExist();
    }
}
