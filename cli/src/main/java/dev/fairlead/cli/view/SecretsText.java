package dev.fairlead.cli.view;

import dev.fairlead.core.json.Json;
import dev.fairlead.host.secrets.SecretStatus;
import dev.fairlead.host.session.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Secrets without their values, and how a change of one ended. */
public final class SecretsText {
    private static final int FORMAT_VERSION = 1;

    private SecretsText() {}

    public static String of(List<SecretStatus> secrets, Ink ink) {
        if (secrets.isEmpty()) {
            return "The model has no secrets.\n";
        }
        int name = width(secrets.stream().map(SecretStatus::name).toList());
        int source = width(secrets.stream().map(SecretStatus::source).toList());
        return secrets.stream()
                .collect(Collectors.groupingBy(SecretStatus::app, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(app -> ink.bold(Printable.line(app.getKey())) + "\n"
                        + app.getValue().stream()
                                .map(secret -> line(secret, name, source, ink))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static String line(SecretStatus secret, int name, int source, Ink ink) {
        String words = secret.sync().words();
        String sync = switch (secret.sync()) {
            case IN_SYNC -> ink.green(words);
            case DIFFERS, NOT_RUNNING, MISSING -> ink.yellow(words);
            case NOT_GIVEN -> ink.yellow(words) + ": fairlead secrets set " + secret.name();
            case UNKNOWN -> ink.cyan(words);
        };
        String since = secret.since() == null ? "age unknown" : "since " + Printable.line(secret.since());
        return "  " + padded(secret.name(), name) + padded(secret.source(), source) + padded(since, 28) + sync + "\n";
    }

    private static int width(List<String> words) {
        return words.stream()
                        .mapToInt(word -> Printable.line(word).length())
                        .max()
                        .orElse(0)
                + 2;
    }

    private static String padded(String word, int width) {
        String text = Printable.line(word);
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    public static String json(String server, List<SecretStatus> secrets) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("formatVersion", FORMAT_VERSION);
        tree.put("server", server);
        tree.put("secrets", secrets.stream().map(SecretsText::json).toList());
        return Json.write(tree);
    }

    private static Map<String, @Nullable Object> json(SecretStatus secret) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("app", secret.app());
        tree.put("name", secret.name());
        tree.put("source", secret.source());
        tree.put("since", secret.since());
        tree.put("state", secret.sync().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return tree;
    }

    /** @param course whose beginning says whether there was anything to release */
    public static String rotated(Outcome outcome, String secret, Course course, Ink ink) {
        return switch (outcome) {
            case Outcome.Done _ ->
                ink.bold(ink.green(
                                course.hasBegun()
                                        ? secret + " has a new value, and the app runs with it."
                                        : secret + " is the same as before: its source gives no other value."))
                        + took(course);
            case Outcome.Failed failed -> OutcomeText.notReleased("the new value of " + secret, failed, ink);
            case Outcome.Stopped _,
                    Outcome.NotConverged _,
                    Outcome.Overtaken _,
                    Outcome.Performed _,
                    Outcome.Unseen _,
                    Outcome.Entangled _,
                    Outcome.Busy _ -> ReleaseText.other(outcome, "fairlead secrets rotate " + secret, ink);
        };
    }

    /** @param course whose beginning says whether there was anything to release */
    public static String set(Outcome outcome, String secret, Course course, Ink ink) {
        return switch (outcome) {
            case Outcome.Performed _ ->
                ink.bold(ink.green("The box has " + secret + ".")) + took(course)
                        + "note: the app gets it with the next `fairlead apply`.\n";
            case Outcome.Done _
            when !course.hasBegun() ->
                ink.bold(ink.green("The app runs with that value of " + secret + " already.")) + took(course);
            case Outcome.Done _, Outcome.Failed _ -> rotated(outcome, secret, course, ink);
            case Outcome.Stopped _,
                    Outcome.NotConverged _,
                    Outcome.Overtaken _,
                    Outcome.Unseen _,
                    Outcome.Entangled _,
                    Outcome.Busy _ -> ReleaseText.other(outcome, "fairlead secrets set " + secret, ink);
        };
    }

    private static String took(Course course) {
        return " (" + Amount.of(course.took()) + ")\n";
    }
}
