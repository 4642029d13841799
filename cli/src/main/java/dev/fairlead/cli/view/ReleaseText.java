package dev.fairlead.cli.view;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.host.memory.Release;
import dev.fairlead.host.release.KnownRelease;
import dev.fairlead.host.release.Releases;
import dev.fairlead.host.session.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Releases, and how a change of them ended. */
public final class ReleaseText {
    private static final int DIGEST = "sha256:".length() + 12;

    private ReleaseText() {}

    /** @param command that was given, for whoever must give it again */
    public static String deployed(Outcome outcome, List<AppModel> apps, Course course, String command, Ink ink) {
        String names = apps.stream()
                .map(app -> app.name() + " " + Printable.line(app.app().tag()))
                .collect(Collectors.joining(", "));
        if (outcome instanceof Outcome.Failed failed) {
            return OutcomeText.notReleased(names, failed, ink);
        }
        if (!(outcome instanceof Outcome.Done)) {
            return other(outcome, command, ink);
        }
        return course.hasBegun()
                ? serves(names, course, ink)
                : ink.bold(ink.green(names + " serves already: the same image, the same configuration.")) + " ("
                        + Amount.of(course.took()) + ")\n";
    }

    /** An end that is no release, nor a failure of one. */
    public static String other(Outcome outcome, String command, Ink ink) {
        return OutcomeText.of(outcome, 0, command, Duration.ZERO, ink);
    }

    public static String restored(
            Outcome outcome, Release release, AppModel app, Course course, String command, Ink ink) {
        if (outcome instanceof Outcome.Failed failed) {
            return OutcomeText.notReleased(
                    release.app() + " " + Printable.line(release.tag()) + " (release " + release.number() + ")",
                    failed,
                    ink);
        }
        if (!(outcome instanceof Outcome.Performed)) {
            return other(outcome, command, ink);
        }
        String note = release.tag().equals(app.app().tag())
                ? ""
                : "note: `" + app.at("app.tag") + "` in the model says "
                        + Printable.line(app.app().tag()) + ": an apply goes there. Write `tag: "
                        + Printable.line(release.tag()) + "` to stay with this release.\n";
        return serves(
                        release.app() + " " + Printable.line(release.tag()) + " (release " + release.number() + ")",
                        course,
                        ink)
                + note;
    }

    private static String serves(String what, Course course, Ink ink) {
        return ink.bold(ink.green(what + " serves.")) + course.text();
    }

    public static String list(Releases releases, Ink ink) {
        String begun = releases.unfinished().stream()
                .map(release ->
                        ink.yellow("   -  " + Printable.cut(release.app(), 20) + "  " + unfinished(release, false))
                                + "\n")
                .collect(Collectors.joining());
        String known = releases.known().reversed().stream()
                .map(release -> line(release, ink))
                .collect(Collectors.joining());
        return known.isEmpty() && begun.isEmpty() ? "Nothing was released yet.\n" : begun + known;
    }

    /** {@code APP TAG DIGEST NUMBER}, a line each. */
    public static String live(Releases releases) {
        return releases.known().stream()
                .filter(KnownRelease::isLive)
                .map(KnownRelease::release)
                .map(release -> Printable.line(
                                release.app() + " " + release.tag() + " " + release.digest() + " " + release.number())
                        + "\n")
                .collect(Collectors.joining());
    }

    /** @param isChanging whether somebody changes the box right now */
    static String unfinished(Release begun, boolean isChanging) {
        String by = begun.by().isEmpty() ? "somebody" : Printable.line(begun.by());
        return Printable.cut(begun.tag(), 16) + "  begun by " + by + " at " + begun.at()
                + (isChanging
                        ? ", under way"
                        : ", of whose end nothing is known: `fairlead plan` shows what is left of it");
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

    /** @param lines {@code image REFERENCE BYTES} or {@code release APP NUMBER} */
    public static String removable(List<String> lines) {
        if (lines.isEmpty()) {
            return "There is nothing to clean up: every image is of a release that is kept, or not Fairlead's.\n";
        }
        long bytes = 0;
        var text = new StringBuilder("This is of no release that is kept:\n");
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            if (words[0].equals("image")) {
                bytes += Long.parseLong(words[2]);
                text.append("  image ")
                        .append(Printable.line(words[1]))
                        .append("  ")
                        .append(mebibytes(words[2]));
            } else {
                text.append("  what made up release ")
                        .append(Printable.line(words[2]))
                        .append(" of ")
                        .append(Printable.line(words[1]));
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
                : other(outcome, "fairlead cleanup", ink);
    }
}
