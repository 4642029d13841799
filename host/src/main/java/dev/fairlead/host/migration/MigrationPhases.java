package dev.fairlead.host.migration;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
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
    private static final String SNAPSHOT =
            "take a snapshot of the Lightsail instance, which is billed until you delete it";

    private final ServerModel model;
    private final AppModel app;
    private final List<Address> address;
    private final String functions;

    /** @param isAccepted whether a person wants to wait no longer than so far, and takes on what can be taken on */
    public MigrationPhases(ServerModel model, AppModel app, boolean isAccepted) {
        this.model = model;
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
            case ARCHIVE -> archive();
            case CLEAN -> clean();
        };
    }

    private List<Leg> prepare() {
        var legs = new ArrayList<Leg>();
        legs.add(steps(step("check the old app, nginx, memory and disk", PrepareScript.CHECK)));
        if (model.lightsail() != null) {
            legs.add(new Leg.Outside(SNAPSHOT));
        }
        legs.add(steps(
                step("back up the database, the unit, nginx, crontabs and .env", PrepareScript.BACK_UP),
                step("write down the way back", program("rollback", RollbackScript.TEXT) + began(Phase.PREPARE))));
        legs.add(new Leg.Bring("install Docker and pull the image", new Scope.Image(app.name()), false));
        legs.add(steps(step("verify the backup and Docker", PrepareScript.VERIFY + done(Phase.PREPARE))));
        return legs;
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
                        "let nginx pass its visitors to the container, and the box go back by itself if errors rise",
                        began(Phase.CUTOVER)
                                + program("watch", CutoverScript.WATCHER)
                                + CutoverScript.SWITCH
                                + CutoverScript.START),
                step("look on for a quarter of a minute", CutoverScript.LOOK_ON + done(Phase.CUTOVER)))));
    }

    private List<Leg> settle() {
        return List.of(
                steps(
                        step("check that the container has served well", SettleScript.CHECK + began(Phase.SETTLE)),
                        step("keep what certbot has of the site's certificate", SettleScript.LINEAGE),
                        step("let the old job end where the model's begins", SettleScript.STEP_ASIDE)),
                new Leg.Bring("let cron start the model's jobs", new Scope.Jobs(app.name()), false),
                steps(step("take the old job out of its crontab", SettleScript.TAKE_OUT)),
                new Leg.Bring("let the model's site take over", new Scope.Site(app.name()), false),
                new Leg.Bring("bring all else in line with the model", new Scope.Whole(), true),
                steps(
                        step("stop and disable the old app", SettleScript.STOP),
                        step("verify that the container serves alone", SettleScript.VERIFY + done(Phase.SETTLE))));
    }

    private List<Leg> archive() {
        return List.of(steps(
                step("check that nothing else works with the old app's files", ArchiveScript.CHECK),
                step(
                        "move the old app's environment, unit and files to an archive",
                        began(Phase.ARCHIVE) + ArchiveScript.MOVE),
                step("verify the archive and the site", ArchiveScript.VERIFY + done(Phase.ARCHIVE))));
    }

    private List<Leg> clean() {
        return List.of(steps(
                step("check the age of the archive, and the backup", ArchiveScript.CLEAN_CHECK),
                step("remove the archive for good", began(Phase.CLEAN) + ArchiveScript.CLEAN),
                step("verify that the backup is whole", ArchiveScript.CLEAN_VERIFY + done(Phase.CLEAN))));
    }

    private static Leg.Steps steps(Step... steps) {
        return new Leg.Steps(List.of(steps));
    }

    /** Prints the paths that the phase archive moves, a line each; nothing before. */
    public String oldPaths() {
        return functions + ArchiveScript.PATHS + "fl_old_paths\n:\n";
    }

    /** The way back from any phase, and whether the box is to forget that it was ever begun. */
    public List<Step> back(boolean isForgotten) {
        Step back = step("go back to the old app", "export FAIRLEAD_WHO\nsh \"$fl_m/rollback\"");
        return isForgotten
                ? List.of(
                        back,
                        step(
                                "forget the migration, but for its backups",
                                "rm -f -- \"$fl_m/journal\" \"$fl_m/touched\" \"$fl_m/samples.csv\""))
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
                case Leg.Outside outside -> titles.add(outside.title());
            }
        }
        return titles;
    }
}
