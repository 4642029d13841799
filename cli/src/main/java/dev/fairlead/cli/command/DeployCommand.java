package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.NamedApp;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.PlanText;
import dev.fairlead.cli.view.ReleaseText;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.DiagnosticText;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.edit.ModelEdit;
import dev.fairlead.host.session.Outcome;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead deploy}. */
final class DeployCommand implements Command {
    private final Supplier<@Nullable String> tag;
    private final BooleanSupplier write;
    private final NamedApp named;

    DeployCommand(Options options) {
        tag = options.word("TAG", "The tag to release (default: the model's).");
        write = options.flag("--write", "Writes the tag into the model once it serves; all else there stays as it is.");
        named = new NamedApp(options);
    }

    @Override
    public int run(Desk desk) throws InterruptedException {
        String wanted = tag.get();
        if (wanted == null && write.getAsBoolean()) {
            throw Refusal.ofCommandLine(Diagnostic.of("`--write` has no tag to write.")
                    .why("it writes the tag that was released into the model, and no tag is given")
                    .fix("fairlead deploy TAG --write"));
        }
        ServerModel written = desk.model();
        if (wanted == null && !named.isNamed() && written.apps().size() > 1) {
            return release(desk, written, written.apps().keySet(), null);
        }
        AppModel app = named.in(written);
        if (wanted == null) {
            return release(desk, written, Set.of(app.name()), null);
        }
        if (app.app().digest() != null) {
            throw Refusal.ofCommandLine(
                    Diagnostic.of("The model pins the image by its digest, so no tag can be released.")
                            .at(written.locate(app.at("app.digest")))
                            .fix("Take `digest` out of the model, or run `fairlead deploy` without a tag."));
        }
        if (write.getAsBoolean()) {
            ModelEdit.check(desk.file(), app.at("app.tag"), wanted);
        }
        ServerModel model = desk.model(List.of(app.at("app.tag") + "=" + wanted));
        return release(desk, model, Set.of(app.name()), app);
    }

    /** @param written what the model says of the app whose tag was given; null if none was */
    private int release(Desk desk, ServerModel model, Set<String> apps, @Nullable AppModel written)
            throws InterruptedException {
        var seen = new SwitchWatch(
                Stopwatch.started(desk.nanoClock()), plan -> desk.err().print(PlanText.notes(plan.notes())));
        try (Box box = desk.openBox(model)) {
            Outcome outcome =
                    Performance.of(desk, box, seen, (to, listener, stopAsked) -> to.deploy(apps, listener, stopAsked));
            List<AppModel> released = apps.stream().map(model.apps()::get).toList();
            desk.err().print(ReleaseText.deployed(outcome, released, seen.course(), again(), desk.errInk()));
            int status = Performance.status(outcome);
            if (status == ExitStatus.DONE && written != null) {
                reconcile(desk, written, released.getFirst().app().tag());
            }
            return status;
        }
    }

    private String again() {
        String wanted = tag.get();
        return "fairlead deploy" + (wanted == null ? "" : " " + wanted) + named.words();
    }

    /** The model is the truth: as long as it says another tag, an apply goes there. */
    private void reconcile(Desk desk, AppModel written, String tag) {
        String key = written.at("app.tag");
        if (written.app().tag().equals(tag)) {
            return;
        }
        if (write.getAsBoolean()) {
            ModelEdit.set(desk.file(), key, tag);
            desk.err().print("`" + key + "` in " + desk.globals().file() + " says `" + tag + "` now.\n");
            return;
        }
        desk.err()
                .print(DiagnosticText.of(
                                Diagnostic.of("`" + key + "` in the model still says `"
                                                + written.app().tag() + "`.")
                                        .why("an apply goes to what the model says")
                                        .fix("Write `tag: " + tag + "` there, or let `fairlead deploy " + tag
                                                + " --write` do it."),
                                null)
                        .replaceFirst("^error:", "note:"));
    }
}
