package dev.fairlead.cli.view;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.host.memory.Release;
import dev.fairlead.host.release.KnownRelease;
import dev.fairlead.host.session.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Releases, and how a change of them ended. */
public final class ReleaseText {
    private static final int DIGEST = "sha256:".length() + 12;

    private ReleaseText() {}

    /** @param switched after which time the new colour served; null if nothing was switched */
    public static String deployed(
            Outcome outcome,
            List<AppModel> apps,
            boolean hasBegun,
            @Nullable Duration switched,
            Duration took,
            Ink ink) {
        String names = apps.stream()
                .map(app -> app.name() + " " + Printable.line(app.app().tag()))
                .collect(Collectors.joining(", "));
        if (outcome instanceof Outcome.Failed failed) {
            return OutcomeText.notReleased(names, failed, ink);
        }
        if (!(outcome instanceof Outcome.Done)) {
            return OutcomeText.of(outcome, 0, took, ink);
        }
        return hasBegun
                ? serves(names, switched, took, ink)
                : ink.bold(ink.green(names + " serves already: the same image, the same configuration.")) + " ("
                        + Amount.of(took) + ")\n";
    }

    public static String restored(
            Outcome outcome, Release release, AppModel app, @Nullable Duration switched, Duration took, Ink ink) {
        if (outcome instanceof Outcome.Failed failed) {
            return OutcomeText.notReleased(
                    release.app() + " " + Printable.line(release.tag()) + " (release " + release.number() + ")",
                    failed,
                    ink);
        }
        if (!(outcome instanceof Outcome.Performed)) {
            return OutcomeText.of(outcome, 0, took, ink);
        }
        String note = release.tag().equals(app.app().tag())
                ? ""
                : "note: `" + app.at("app.tag") + "` in the model says "
                        + Printable.line(app.app().tag()) + ": an apply goes there. Write `tag: "
                        + Printable.line(release.tag()) + "` to stay with this release.\n";
        return serves(
                        release.app() + " " + Printable.line(release.tag()) + " (release " + release.number() + ")",
                        switched,
                        took,
                        ink)
                + note;
    }

    private static String serves(String what, @Nullable Duration switched, Duration took, Ink ink) {
        String at = switched == null ? "" : "switched after " + Amount.of(switched) + ", done after ";
        return ink.bold(ink.green(what + " serves.")) + " (" + at + Amount.of(took) + ")\n";
    }

    public static String list(List<KnownRelease> releases, Ink ink) {
        if (releases.isEmpty()) {
            return "Nothing was released yet.\n";
        }
        return releases.reversed().stream().map(known -> line(known, ink)).collect(Collectors.joining());
    }

    private static String line(KnownRelease known, Ink ink) {
        Release release = known.release();
        String text = String.format(
                Locale.ROOT,
                "%4s  %-20s %-16s %s  %s  %s",
                release.number() == 0 ? "-" : release.number(),
                Printable.cut(release.app(), 20),
                Printable.cut(release.tag(), 16),
                release.digest().substring(0, Math.min(DIGEST, release.digest().length())),
                release.at(),
                Printable.line(release.by()));
        String state = known.isLive()
                ? "  serves, " + release.colour()
                : !known.isKept() ? "  no longer kept" : known.hasImage() ? "" : "  image is pulled when needed";
        return known.isLive() ? ink.green(text + state) + "\n" : text + ink.dim(state) + "\n";
    }

    /** @param lines {@code image REFERENCE BYTES} or {@code release NUMBER} */
    public static String removable(List<String> lines) {
        if (lines.isEmpty()) {
            return "There is nothing to clean up: every image is of a release that is kept, or not Fairlead's.\n";
        }
        long bytes = 0;
        var text = new StringBuilder("This is of no release that is kept:\n");
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            if (words.length == 3) {
                bytes += Long.parseLong(words[2]);
                text.append("  image ")
                        .append(Printable.line(words[1]))
                        .append("  ")
                        .append(mebibytes(words[2]));
            } else {
                text.append("  what made up ").append(Printable.line(line));
            }
            text.append('\n');
        }
        return text.append("Together up to ")
                .append(mebibytes(Long.toString(bytes)))
                .append("; layers that other images share stay.\n")
                .toString();
    }

    private static String mebibytes(String bytes) {
        return Math.round(Long.parseLong(bytes) / (1024.0 * 1024.0)) + " MiB";
    }

    public static String cleaned(Outcome outcome, Ink ink) {
        return outcome instanceof Outcome.Performed
                ? ink.bold(ink.green("Cleaned up.")) + "\n"
                : OutcomeText.of(outcome, 0, Duration.ZERO, ink);
    }
}
