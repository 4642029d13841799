package dev.fairlead.core.plan;

import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import dev.fairlead.core.model.IgnoreRule;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Difference;
import dev.fairlead.core.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which differences are let be. */
public final class Ignoring {
    public static final Ignoring NOTHING = new Ignoring(List.of(), List.of());

    private final List<IgnoreRule> live;
    private final List<IgnoreRule> over;

    private Ignoring(List<IgnoreRule> live, List<IgnoreRule> over) {
        this.live = live;
        this.over = over;
    }

    /**
     * @param live rules that count
     * @param over rules that do not any more, to be told
     */
    public static Ignoring of(List<IgnoreRule> live, List<IgnoreRule> over) {
        return new Ignoring(List.copyOf(live), List.copyOf(over));
    }

    /** What lets all be in which the thing differs; none where only a part of it is let be, as it is mended as a whole. */
    List<IgnoreRule> of(Change<?> change) {
        var covering = new ArrayList<IgnoreRule>();
        boolean isThere = change.before() != null && change.after() != null;
        for (IgnoreRule rule : naming(change.address())) {
            if (rule.attribute() == null) {
                return List.of(rule);
            }
            if (isThere && change.differences().stream().anyMatch(part -> rule.covers(part.attribute()))) {
                covering.add(rule);
            }
        }
        boolean isCovered =
                change.differences().stream().allMatch(part -> isCovered(part, covering)) && !covering.isEmpty();
        return isCovered ? covering : List.of();
    }

    private static boolean isCovered(Difference part, List<IgnoreRule> rules) {
        return rules.stream().anyMatch(rule -> rule.covers(part.attribute()));
    }

    private List<IgnoreRule> naming(Address address) {
        return live.stream().filter(rule -> rule.names(address.toString())).toList();
    }

    /**
     * What there is to know about the rules for one side of the server, a sentence each.
     *
     * @param all that was looked at on that side
     */
    public List<String> notes(String realm, List<Resource<?>> all, Plan plan) {
        var notes = new ArrayList<String>();
        for (IgnoreRule rule : over) {
            if (isOf(realm, rule)) {
                notes.add("The rule that ignored " + subject(rule) + " ended with " + rule.lastDay()
                        + ": what it let be counts again. Give it another day, or take it out.");
            }
        }
        for (IgnoreRule rule : live) {
            if (isOf(realm, rule)
                    && plan.ignored().stream().noneMatch(left -> left.rules().contains(rule))) {
                notes.add(idle(rule, all, plan));
            }
        }
        return notes;
    }

    private static boolean isOf(String realm, IgnoreRule rule) {
        return rule.address().startsWith(realm + "/");
    }

    private static String idle(IgnoreRule rule, List<Resource<?>> all, Plan plan) {
        Set<String> addresses = all.stream()
                .map(resource -> resource.address().toString())
                .filter(rule::names)
                .collect(Collectors.toCollection(TreeSet::new));
        if (addresses.isEmpty()) {
            return unmatched(rule, all);
        }
        for (Change<?> change : plan.changes()) {
            if (rule.names(change.address().toString())) {
                return "The rule that ignores " + subject(rule) + " does not hold for "
                        + Quoted.of(change.address().toString()) + ", which counts as a whole: " + why(rule, change);
            }
        }
        return "The rule that ignores " + subject(rule) + " ignores nothing: there is no such difference (any more).";
    }

    private static String unmatched(IgnoreRule rule, List<Resource<?>> all) {
        List<String> known =
                all.stream().map(resource -> resource.address().toString()).toList();
        String meant = Suggestion.nearest(rule.address(), known);
        return "The rule that ignores " + subject(rule) + " names nothing of this server."
                + (meant == null ? "" : " Did you mean " + Quoted.of(meant) + "?");
    }

    private static String why(IgnoreRule rule, Change<?> change) {
        String others = change.differences().stream()
                .map(Difference::attribute)
                .filter(name -> !rule.covers(name))
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? "it is not only what somebody changed on the server."
                : others + (others.contains(", ") ? " differ" : " differs") + " too.";
    }

    private static String subject(IgnoreRule rule) {
        return Quoted.of(rule.subject());
    }
}
