package dev.fairlead.host.session;

import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.lock.HostLock;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Answers;
import dev.fairlead.host.shell.FrameListener;
import dev.fairlead.host.shell.Section;
import dev.fairlead.host.ssh.HostException;
import java.time.Duration;
import java.util.List;

/** Sees whether one can still log in, and undoes what was risked if not. */
record NewLogin(ScriptRunner box, HostLock lock) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** @param journal what is written down once it is proven */
    StepOutcome perform(Work.NewLogin login, String journal) {
        String confirm = "(\n" + login.confirm() + "\n)\nfl_status=$?\n"
                + "[ \"$fl_status\" = 0 ] || exit \"$fl_status\"\n" + journal;
        try {
            return outcome(box.runAnew(
                    lock.shared(),
                    List.of(Section.doing("lock", lock.check()), Section.doing("confirm", confirm)),
                    PATIENCE));
        } catch (HostException e) {
            return undone(login, e.getMessage() + (e.why() == null ? "" : " " + e.why()));
        } catch (RuntimeException e) {
            return undone(login, e.toString());
        }
    }

    private static StepOutcome outcome(Answers answers) {
        for (Answer answer : answers.all()) {
            if (answer instanceof Answer.Finished finished && !finished.succeeded()) {
                return finished.exit() == Work.Script.ROLLED_BACK
                        ? new StepOutcome.RolledBack(finished.stderr())
                        : new StepOutcome.Failed(finished.stderr());
            }
        }
        return answers.of("confirm") instanceof Answer.Finished
                ? new StepOutcome.Succeeded()
                : new StepOutcome.Lost("The new connection was lost.");
    }

    private StepOutcome undone(Work.NewLogin login, String why) {
        String what = "A new login does not get in, so the old settings are put back: " + why;
        try {
            var sections = List.of(Section.doing("undo", login.undo()));
            Answer answer = box.run("", sections, FrameListener.NONE, PATIENCE).of("undo");
            return answer instanceof Answer.Finished finished && finished.succeeded()
                    ? new StepOutcome.RolledBack(what)
                    : new StepOutcome.Failed(what + "\nThat failed here; the box does it by itself within a minute.");
        } catch (RuntimeException e) {
            return new StepOutcome.Lost(
                    what + "\nThis connection is lost too; the box does it by itself within a minute.");
        }
    }
}
