package dev.fairlead.cli.view;

import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.DiagnosticText;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.host.session.Outcome;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How an apply ended, in a sentence or two. */
public final class OutcomeText {
    private static final int FEW = 10;

    private OutcomeText() {}

    /**
     * @param changes how many were begun
     * @param command that goes on from where this one stopped
     */
    public static String of(Outcome outcome, int changes, String command, Duration took, Ink ink) {
        return switch (outcome) {
            case Outcome.Done done -> done(done, changes, took, ink);
            case Outcome.Failed failed -> error(failed(failed, command), ink);
            case Outcome.Stopped stopped ->
                error(
                        Diagnostic.of("Stopped as asked, after " + succeeded(stopped.outcomes()) + " of "
                                        + Amount.of(stopped.steps().size(), "step") + ".")
                                .fix("Run `" + Printable.line(command) + "` again: it goes on from what it finds."),
                        ink);
            case Outcome.NotConverged left -> error(notConverged(left.left()), ink);
            case Outcome.Overtaken overtaken ->
                error(
                        Diagnostic.of("The server changed since the plan was shown; nothing further was done.")
                                .why(notShown(overtaken) + "the plan is now: " + PlanText.summary(overtaken.now()))
                                .fix("Run `fairlead plan` and look again."),
                        ink);
            case Outcome.Performed performed -> performed(performed, took, ink);
            case Outcome.Unseen unseen -> error(unseen(unseen.plan()), ink);
            case Outcome.Entangled entangled -> error(entangled(entangled.plan()), ink);
            case Outcome.Busy busy -> error(LockText.busy(busy.holder()), ink);
        };
    }

    /** A few of what nobody has agreed to. */
    private static String notShown(Outcome.Overtaken overtaken) {
        List<Change<?>> changes = overtaken.now().beyond(overtaken.shown());
        String rest = changes.size() > FEW ? "and " + (changes.size() - FEW) + " more\n" : "";
        return changes.stream()
                        .limit(FEW)
                        .map(change -> "not shown: " + change.action() + " " + address(change.address()) + "\n")
                        .collect(Collectors.joining())
                + rest;
    }

    private static String done(Outcome.Done done, int changes, Duration took, Ink ink) {
        List<Plan.Unseen> hidden = done.after().unseen();
        if (changes == 0 && !hidden.isEmpty()) {
            return ink.yellow("Nothing was done: " + Amount.of(hidden.size(), "thing") + " could not be looked at.")
                    + "\n";
        }
        String text = changes == 0
                ? "Done: the box's memory is up to date."
                : "Done: " + Amount.of(changes, "change") + " made, and looked at again.";
        String rest = hidden.isEmpty() ? "" : PlanText.unseen(hidden, ink);
        return rest + ink.bold(ink.green(text)) + " (" + Amount.of(took) + ")\n";
    }

    private static String performed(Outcome.Performed performed, Duration took, Ink ink) {
        return ink.bold(ink.green("Done: " + Amount.of(performed.steps().size(), "step") + ".")) + " ("
                + Amount.of(took) + ")\n";
    }

    private static Diagnostic unseen(Plan plan) {
        String reasons = plan.unseen().stream()
                .filter(thing -> thing.until() == null)
                .map(thing -> Printable.line(thing.reason()))
                .distinct()
                .collect(Collectors.joining("\n"));
        return Diagnostic.of("Nothing was begun: something that a release needs could not be seen.")
                .why(reasons);
    }

    private static Diagnostic entangled(Plan plan) {
        return Diagnostic.of("Nothing was begun: more differs between the model and the box than the secret.")
                .why(PlanText.summary(plan))
                .fix("Look at it with `fairlead plan`, run `fairlead apply`, and then this again.");
    }

    private static Diagnostic failed(Outcome.Failed failed, String command) {
        List<PlannedStep> broken = failed.failed();
        String steps = broken.stream()
                .map(step -> "`" + Printable.line(step.step().title()) + "`")
                .collect(Collectors.joining(", "));
        long notReached = failed.outcomes().values().stream()
                .filter(StepOutcome.NotReached.class::isInstance)
                .count();
        return Diagnostic.of("Failed" + (failed.isRolledBack() ? ", and put back" : "") + ": " + steps + ".")
                .why(reasons(failed))
                .fix(mends(failed) + (notReached == 0 ? "" : Amount.of(notReached, "step") + " did not begin. ")
                        + (mends(failed).isEmpty() ? "Mend the cause and run" : "Then run")
                        + " `" + Printable.line(command) + "` again: it goes on from what it finds.");
    }

    /** What mends the causes, as far as that is known of each. */
    private static String mends(Outcome.Failed failed) {
        var mends = new LinkedHashSet<String>();
        for (PlannedStep step : failed.failed()) {
            String mend = mend(failed.outcomes().get(step.index()));
            if (mend == null) {
                return "";
            }
            mends.add(Printable.lines(mend) + "\n");
        }
        return String.join("", mends);
    }

    private static @Nullable String mend(@Nullable StepOutcome outcome) {
        return outcome instanceof StepOutcome.Failed failed ? failed.fix() : null;
    }

    /** What each of them saw first; all of it stands above, where the step ended. */
    private static String reasons(Outcome.Failed failed) {
        return failed.failed().stream()
                .map(step -> why(failed.outcomes().get(step.index())))
                .map(why -> Printable.line(why.lines().findFirst().orElse("")))
                .collect(Collectors.joining("\n"));
    }

    /** A release that did not come about. */
    static String notReleased(String names, Outcome.Failed failed, Ink ink) {
        String after = failed.isRolledBack() ? ", and what served before serves on." : ".";
        return error(
                Diagnostic.of("Not released: " + names + after)
                        .why(reasons(failed))
                        .fix(mends(failed)
                                + (mends(failed).isEmpty() ? "Mend the cause and run" : "Then run")
                                + " the command again."),
                ink);
    }

    private static String why(@Nullable StepOutcome outcome) {
        return switch (outcome) {
            case null -> "";
            case StepOutcome.Failed failed -> failed.why();
            case StepOutcome.RolledBack back -> back.why();
            case StepOutcome.Lost lost -> lost.why();
            case StepOutcome.Succeeded succeeded -> "";
            case StepOutcome.NotReached notReached -> "";
        };
    }

    private static Diagnostic notConverged(Plan left) {
        String things = left.changes().stream()
                .map(change -> change.address() + " ("
                        + names(change.differences().stream()
                                .map(difference -> difference.attribute())
                                .toList())
                        + ")")
                .collect(Collectors.joining("\n"));
        String unseen = left.unseen().stream()
                .map(thing -> address(thing.address()) + ": " + thing.reason())
                .collect(Collectors.joining("\n"));
        return Diagnostic.of("The server did not converge: every step succeeded, and yet something differs.")
                .why((things + "\n" + unseen).strip())
                .fix("fairlead plan");
    }

    private static String names(List<String> attributes) {
        return String.join(", ", attributes);
    }

    private static String address(Address address) {
        return Printable.line(address.toString());
    }

    private static long succeeded(Map<Integer, StepOutcome> outcomes) {
        return outcomes.values().stream()
                .filter(StepOutcome.Succeeded.class::isInstance)
                .count();
    }

    private static String error(Diagnostic diagnostic, Ink ink) {
        String text = DiagnosticText.of(diagnostic, null);
        return ink.bold(ink.red("error:")) + text.substring("error:".length());
    }
}
