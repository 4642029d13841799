package dev.fairlead.host.migration;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.look.Scope;
import dev.fairlead.host.memory.Phase;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.List;

/** What is done in each phase. A phase that was killed is begun again from its first step. */
public final class MigrationPhases {
    private final AppModel app;
    private final List<Address> address;
    private final String functions;

    /** @param isAccepted whether a person wants to wait no longer than so far, and takes on what can be taken on */
    public MigrationPhases(AppModel app, boolean isAccepted) {
        this.app = app;
        this.address = List.of(ContainerKind.at(app.name()));
        this.functions = Variables.of(app)
                + Variables.variable("fl_accept", isAccepted ? "yes" : "")
                + Variables.variable("fl_has_volumes", app.app().volumes().isEmpty() ? "" : "yes")
                + Common.FUNCTIONS;
    }

    /** In their order; the last one writes down that the phase is done. */
    public List<Leg> legs(Phase phase) {
        return switch (phase) {
            case PREPARE -> prepare();
            case PARALLEL -> parallel();
            case SOAK -> soak();
            case CUTOVER -> cutover();
            case SETTLE -> settle();
        };
    }

    private List<Leg> prepare() {
        return List.of(
                new Leg.Steps(List.of(
                        step("check the old app, nginx, memory and disk", PrepareScript.CHECK),
                        step("back up the database, the unit, nginx, crontabs and .env", PrepareScript.BACK_UP),
                        step(
                                "write down the way back",
                                program("rollback", RollbackScript.TEXT) + began(Phase.PREPARE)))),
                new Leg.Bring("install Docker and pull the image", new Scope.Image(app.name()), false),
                new Leg.Steps(
                        List.of(step("verify the backup and Docker", PrepareScript.VERIFY + done(Phase.PREPARE)))));
    }

    private List<Leg> parallel() {
        return List.of(
                new Leg.Steps(List.of(
                        step("check whether two may write to the same files", ParallelScript.CHECK + databases()),
                        step(
                                "keep the old app's variables, and set the colour of the container",
                                began(Phase.PARALLEL) + ParallelScript.LAY_OUT))),
                new Leg.Bring(
                        "start " + app.name() + "-" + Variables.colour(app) + " beside the old app",
                        new Scope.Beside(app.name()),
                        true),
                new Leg.Steps(
                        List.of(step("verify that both are well", ParallelScript.VERIFY + done(Phase.PARALLEL)))));
    }

    private List<Leg> soak() {
        return List.of(new Leg.Steps(List.of(
                step(
                        "let a timer on the box compare the two every minute",
                        began(Phase.SOAK) + program("sample", SoakScript.SAMPLER) + SoakScript.START),
                step("verify that it measures", SoakScript.VERIFY + done(Phase.SOAK)))));
    }

    private List<Leg> cutover() {
        return List.of(new Leg.Steps(List.of(
                step("check what was measured against the limits", SoakScript.PASSED),
                step(
                        "let nginx pass its visitors to the container",
                        began(Phase.CUTOVER) + program("watch", CutoverScript.WATCHER) + CutoverScript.SWITCH),
                step("let the box go back by itself if errors rise", CutoverScript.START),
                step("look on for a quarter of a minute", CutoverScript.LOOK_ON + done(Phase.CUTOVER)))));
    }

    private List<Leg> settle() {
        return List.of(
                new Leg.Steps(List.of(
                        step("check that the container has served well", SettleScript.CHECK + began(Phase.SETTLE)),
                        step("take the old job out of its crontab, between two minutes", SettleScript.CRONTAB))),
                new Leg.Bring("let cron start the model's jobs", new Scope.Jobs(app.name()), false),
                new Leg.Bring("bring all else in line with the model, its site too", new Scope.Whole(), true),
                new Leg.Steps(List.of(
                        step("stop and disable the old app", SettleScript.STOP),
                        step("verify that the container serves alone", SettleScript.VERIFY + done(Phase.SETTLE)))));
    }

    /** The way back from any phase, and whether the box is to forget that it was ever begun. */
    public List<Step> back(boolean isForgotten) {
        Step back = step("go back to the old app", "export FAIRLEAD_WHO\nsh \"$fl_m/rollback\"");
        return isForgotten
                ? List.of(
                        back,
                        step(
                                "forget the migration, but for its backups",
                                "rm -f -- \"$fl_m/journal\" \"$fl_m/touched\""))
                : List.of(back);
    }

    private String databases() {
        var script = new StringBuilder(ParallelScript.DATABASES);
        app.app().volumes().stream()
                .filter(App::isMountedAlone)
                .forEach(volume -> script.append("fl_database ")
                        .append(Shell.quote(app.app().onHost(volume.host())))
                        .append('\n'));
        return script.toString();
    }

    /** Writes a program that the box can run by itself. */
    private String program(String name, String text) {
        String whole =
                "#!/bin/sh\n" + "LC_ALL=C; export LC_ALL\nFAIRLEAD=${FAIRLEAD:-/var/lib/fairlead}\n" + functions + text;
        return "printf '%s' " + Shell.quote(whole) + " | fl_put \"$fl_m/" + name + "\" root root 0700 || exit\n";
    }

    private static String began(Phase phase) {
        return "fl_mark " + phase + " began || exit\n";
    }

    private static String done(Phase phase) {
        return "fl_mark " + phase + " done\n";
    }

    private Step step(String title, String script) {
        return Step.slow(title, address, functions + script);
    }

    /** Prints what was measured so far, and what of it is beyond the limits behind the word {@code beyond}. */
    public String figures() {
        return functions + SoakScript.FIGURES
                + "[ ! -s \"$fl_samples\" ] || { fl_figures; fl_verdict | sed 's/^/beyond /'; }\n:\n";
    }

    /** All steps of a phase as a person reads them. */
    public List<String> titles(Phase phase) {
        var titles = new ArrayList<String>();
        for (Leg leg : legs(phase)) {
            switch (leg) {
                case Leg.Steps steps -> steps.steps().forEach(step -> titles.add(step.title()));
                case Leg.Bring bring -> titles.add(bring.title());
            }
        }
        return titles;
    }
}
