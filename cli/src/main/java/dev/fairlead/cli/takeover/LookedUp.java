package dev.fairlead.cli.takeover;

import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Listing;
import dev.fairlead.lightsail.api.LightsailApi;
import dev.fairlead.lightsail.api.Patience;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The instance that is to be taken over, found by its name. */
public record LookedUp(String name, String region, Account account) {
    private static final Pattern MODEL_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /**
     * Asks Lightsail.
     *
     * @param region null for the usual one of whoever asks
     */
    public static LookedUp of(Desk desk, String name, @Nullable String region) {
        Map<String, String> variables = desk.environment().variables();
        String place = region == null ? LightsailApi.usualRegion(variables) : region;
        if (place == null) {
            throw Refusal.ofCommandLine(Diagnostic.of("Nothing says which region of AWS the instance is in.")
                    .fix("Give it as `--region us-east-1`, or as the variable `AWS_REGION`."));
        }
        try (LightsailApi api = LightsailApi.open(place, variables, Patience.usual())) {
            var found = new LookedUp(
                    name, place, api.account(Listing.all(), line -> desk.err().print("  " + line + "\n")));
            found.requireThere();
            found.requireName();
            return found;
        }
    }

    private void requireThere() {
        if (account.instances().containsKey(name)) {
            return;
        }
        var names = new TreeSet<>(account.instances().keySet());
        String guess = Suggestion.didYouMean(name, names);
        String elsewhere = "Another region is given with `--region`.";
        throw new Refusal(Diagnostic.of("There is no instance " + Quoted.of(name) + " in " + region + ".")
                .why(names.isEmpty() ? "There is none at all." : "There are " + String.join(", ", names) + ".")
                .fix(guess == null ? elsewhere : guess + " " + elsewhere));
    }

    private void requireName() {
        if (!MODEL_NAME.matcher(name).matches()) {
            throw new Refusal(Diagnostic.of("The instance " + Quoted.of(name) + " cannot be kept under its name.")
                    .why("A model is called like its instance, in lowercase letters, digits and dashes.")
                    .fix("Lightsail renames nothing: make an instance with such a name from a snapshot of this one."));
        }
    }
}
