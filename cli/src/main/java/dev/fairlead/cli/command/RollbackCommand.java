package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.NamedApp;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.view.ReleaseText;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.memory.Release;
import dev.fairlead.host.release.Choice;
import dev.fairlead.host.release.KnownRelease;
import dev.fairlead.host.release.Releases;
import dev.fairlead.host.session.Outcome;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead rollback}. */
final class RollbackCommand implements Command {
    private final Supplier<@Nullable String> wanted;
    private final NamedApp named;

    RollbackCommand(Options options) {
        wanted = options.word(
                "RELEASE", "Its number, its tag or the beginning of its digest (default: the one before).");
        named = new NamedApp(options);
    }

    @Override
    public int run(Desk desk) throws InterruptedException {
        var seen = new SwitchWatch(Stopwatch.started(desk.nanoClock()));
        ServerModel model = desk.model();
        AppModel app = named.in(model);
        var chosen = new AtomicReference<@Nullable KnownRelease>();
        Choice choice = releases -> {
            KnownRelease target = target(releases, app.name());
            chosen.set(target);
            return target;
        };
        try (Box box = desk.openBox(model)) {
            Outcome outcome = Performance.of(
                    desk, box, seen, (to, listener, stopAsked) -> to.rollback(choice, listener, stopAsked));
            desk.err().print(told(outcome, chosen.get(), app, seen, desk));
            return Performance.status(outcome);
        }
    }

    /** @param target null if it never came to a choice */
    private String told(Outcome outcome, @Nullable KnownRelease target, AppModel app, SwitchWatch seen, Desk desk) {
        if (target == null) {
            return ReleaseText.other(outcome, again(), desk.errInk());
        }
        return target.isLive()
                ? "Release " + target.release().number() + " serves already.\n"
                : ReleaseText.restored(outcome, target.release(), app, seen.course(), again(), desk.errInk());
    }

    private String again() {
        String release = wanted.get();
        return "fairlead rollback" + (release == null ? "" : " " + release) + named.words();
    }

    private KnownRelease target(Releases all, String app) {
        String name = wanted.get();
        List<KnownRelease> releases = all.known().stream()
                .filter(known -> known.release().app().equals(app))
                .toList();
        return target(releases, name, app);
    }

    private static KnownRelease target(List<KnownRelease> releases, @Nullable String wanted, String app) {
        KnownRelease found = releases.reversed().stream()
                .filter(known -> wanted == null ? !known.isLive() && known.isKept() : isNamed(known.release(), wanted))
                .findFirst()
                .orElse(null);
        if (found == null && wanted == null) {
            throw new Refusal(Diagnostic.of("There is no release of " + Quoted.of(app) + " to go back to.")
                    .why(
                            releases.isEmpty()
                                    ? "nothing was released yet"
                                    : "the box keeps none but the one that serves"));
        }
        if (found == null) {
            throw new Refusal(Diagnostic.of("There is no release " + Quoted.of(wanted == null ? "" : wanted) + " of "
                            + Quoted.of(app) + ".")
                    .fix("fairlead releases"));
        }
        if (!found.isLive() && !found.isKept()) {
            throw new Refusal(Diagnostic.of("Release " + found.release().number() + " is no longer kept.")
                    .why("`app.keepReleases` says how many are")
                    .fix("Release its tag again: `fairlead deploy "
                            + found.release().tag() + "`."));
        }
        return found;
    }

    private static boolean isNamed(Release release, String wanted) {
        return wanted.equals(Integer.toString(release.number()))
                || wanted.equals(release.tag())
                || (wanted.length() >= 6
                        && (release.digest().startsWith(wanted)
                                || release.digest().startsWith("sha256:" + wanted)));
    }
}
