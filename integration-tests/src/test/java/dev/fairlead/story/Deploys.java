package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.DebianRelease;
import dev.fairlead.load.Crowd;
import dev.fairlead.load.Figures;
import dev.fairlead.load.LoadReport;
import java.util.function.Predicate;

/** Deploys of two versions in turn on one box, with visitors about, and what each fault among them came to. */
record Deploys(Actor actor, FaultTable faults) implements AutoCloseable {
    static final String OLD = "v1.0.5";
    static final String NEW = "v1.0.6";

    /** What a test does to the box, with visitors about; it says what a person was told. */
    interface Deed {
        String done() throws Exception;
    }

    /** On a box that is in line. */
    static Deploys prepared() {
        Stage.lab().publishApp(NEW);
        Actor actor = Busy.prepared(Stage.inLine(DebianRelease.BOOKWORM), "2s");
        actor.editModel("  keepReleases: 3\n", "  keepReleases: 3\n  memory: 200m\n");
        actor.fairlead("apply", "--yes").exits(0);
        return new Deploys(actor, new FaultTable());
    }

    /** None of the visitors misses an answer. */
    void served(String fault, String exit, Deed deed) throws Exception {
        served(fault, exit, Figures::isFlawless, deed);
    }

    void served(String fault, String exit, Predicate<Figures> bearable, Deed deed) throws Exception {
        try (Crowd crowd = Crowd.few(Busy.plain(actor)).begin()) {
            String told = deed.done();
            crowd.leave("throughout");
            assertThat(crowd.figures()).as(LoadReport.text(crowd.figures())).allMatch(bearable);
            faults.row(fault, exit, told, crowd.figures());
        }
    }

    /** To its good end. */
    void deploys(String tag) {
        actor.fairlead("deploy", tag).exits(0);
        assertThat(live()).isEqualTo(tag);
        assertInSync(tag);
    }

    void assertInSync(String tag) {
        actor.fairlead("--set", "app.tag=" + tag, "apply", "--yes").exits(0).says("In sync");
        assertThat(actor.byHand("docker ps -a --format '{{.Names}}'").lines())
                .as("what is left of other colours")
                .hasSize(1);
    }

    /** The version that serves. */
    String live() {
        return Busy.version(actor);
    }

    /** The version that does not. */
    String other() {
        return live().equals(NEW) ? OLD : NEW;
    }

    /** Which colour the next deploy starts. */
    String idle() {
        return actor.byHand("[ ! -e /var/lib/fairlead/live/visa-bulletin.green ] || echo -n green")
                        .isEmpty()
                ? "green"
                : "blue";
    }

    /** A run that failed as one should: in words. */
    static Run told(Run run, int exit) {
        run.exits(exit).saysNot("Exception").saysNot("\tat ").saysNot("inside Fairlead");
        assertThat(run.stderr()).as(run::toString).contains("error: ").contains("why: ");
        return run;
    }

    @Override
    public void close() {
        faults.print();
        actor.close();
    }
}
