package dev.fairlead.cli.view;

import dev.fairlead.core.plan.Cost;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Downtime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan as a person reads it. */
public final class PlanText {
    private static final int WIDEST_ADDRESS = 64;

    /** Of what stays behind, nobody would think that it could be otherwise. */
    private static final Set<String> UNREMARKABLE = Set.of("image", "package", "service", "strays");

    /** So many things that wait for the same are still told one by one. */
    private static final int FEW = 3;

    private PlanText() {}

    /** @param took how long it was to look and to compare */
    public static String of(Plan plan, Duration took, Ink ink, Detail detail) {
        return of(plan, null, took, ink, detail);
    }

    /** @param cost null where nobody knows */
    public static String of(Plan plan, @Nullable Cost cost, Duration took, Ink ink, Detail detail) {
        var parts = new ArrayList<String>();
        add(parts, changes(plan.changes(), ink, detail));
        add(parts, detail == Detail.FULL ? each(plan.unseen(), ink) : unseen(plan.unseen(), ink));
        add(parts, IgnoredText.of(plan.ignored(), ink));
        add(parts, forgotten(plan));
        add(parts, notes(plan.notes()));
        add(parts, ending(plan, took, ink) + cost(cost));
        return String.join("\n", parts);
    }

    static String changes(List<Change<?>> changes, Ink ink, Detail detail) {
        int width = changes.stream()
                .mapToInt(change -> Printable.line(change.address().toString()).length())
                .filter(length -> length <= WIDEST_ADDRESS)
                .max()
                .orElse(0);
        var text = new ChangeText(ink, detail, width);
        return changes.stream().map(text::of).collect(Collectors.joining());
    }

    /** Many that wait for the same are one line. */
    static String unseen(List<Plan.Unseen> things, Ink ink) {
        var groups = new LinkedHashMap<Waiting, List<Plan.Unseen>>();
        things.forEach(thing -> groups.computeIfAbsent(
                        new Waiting(thing.address().realm(), thing.reason(), thing.until()), key -> new ArrayList<>())
                .add(thing));
        return groups.entrySet().stream()
                .map(group -> group.getValue().size() <= FEW
                        ? each(group.getValue(), ink)
                        : together(group.getKey(), group.getValue(), ink))
                .collect(Collectors.joining());
    }

    private record Waiting(
            String realm, String reason, @Nullable Address until) {}

    private static String together(Waiting waiting, List<Plan.Unseen> things, Ink ink) {
        return "  " + ink.cyan("? " + things.size() + " things on the " + Printable.line(waiting.realm())) + "  "
                + Printable.line(waiting.reason()) + until(things.getFirst()) + "\n";
    }

    private static String each(List<Plan.Unseen> things, Ink ink) {
        return things.stream()
                .map(thing ->
                        "  " + ink.cyan("? " + Printable.line(thing.address().toString())) + "  "
                                + Printable.line(thing.reason()) + until(thing) + "\n")
                .collect(Collectors.joining());
    }

    public static String notes(List<String> notes) {
        return notes.stream()
                .map(note -> "note: " + Printable.lines(note) + "\n")
                .collect(Collectors.joining());
    }

    /** {@code 12 to create, 3 to update, 0 to replace, 0 to delete, 40 unchanged} */
    public static String summary(Plan plan) {
        String counts = "%d to create, %d to update, %d to replace, %d to delete, %d unchanged"
                .formatted(
                        plan.count(Action.CREATE),
                        plan.count(Action.UPDATE),
                        plan.count(Action.REPLACE),
                        plan.count(Action.DELETE),
                        plan.unchanged());
        return counts + count(plan.ignored(), "ignored") + count(plan.unseen(), "unknown");
    }

    private static String count(List<?> things, String what) {
        return things.isEmpty() ? "" : ", " + things.size() + " " + what;
    }

    private static void add(List<String> parts, String part) {
        if (!part.isEmpty()) {
            parts.add(part);
        }
    }

    private static String until(Plan.Unseen thing) {
        return thing.until() == null
                ? ""
                : " Looked at again after " + Printable.line(thing.until().toString()) + ".";
    }

    private static String forgotten(Plan plan) {
        String left = plan.forgotten().stream()
                .filter(address -> !UNREMARKABLE.contains(address.kind()))
                .map(address -> "`" + Printable.line(address.toString()) + "`")
                .collect(Collectors.joining(", "));
        return left.isEmpty() ? "" : "note: no longer in the model, and left as they are: " + left + "\n";
    }

    private static String ending(Plan plan, Duration took, Ink ink) {
        String time = " (" + Amount.of(took) + ")\n";
        if (plan.changes().isEmpty() && plan.unseen().isEmpty()) {
            return ink.bold(ink.green("In sync: " + asTheModelSays(plan))) + time;
        }
        return ink.bold("Plan: " + summary(plan) + ".") + time + downtime(plan);
    }

    private static String cost(@Nullable Cost cost) {
        if (cost == null) {
            return "";
        }
        String after = dollars(cost.after()) + " USD a month.\n";
        return cost.before().compareTo(cost.after()) == 0
                ? "Cost: " + after
                : "Cost: " + dollars(cost.before()) + " -> " + after;
    }

    private static String dollars(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    static String asTheModelSays(Plan plan) {
        return (plan.unchanged() == 1 ? "1 thing is" : plan.unchanged() + " things are") + " as the model says"
                + count(plan.ignored(), "ignored") + ".";
    }

    private static String downtime(Plan plan) {
        Downtime worst = plan.downtime();
        if (plan.changes().isEmpty() || worst == Downtime.NONE) {
            return plan.changes().isEmpty() ? "" : "Downtime: none.\n";
        }
        String causes = plan.changes().stream()
                .filter(change -> change.downtime() == worst)
                .map(change -> Printable.line(change.address().toString()))
                .limit(3)
                .collect(Collectors.joining(", "));
        return "Downtime: " + worst + " (" + causes + ").\n";
    }
}
