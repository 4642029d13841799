package dev.fairlead.host.kind.system;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.shell.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads an answer made of lines. It closes with a full stop on a line of its own, so that one cut short is noticed; a
 * line that begins with an exclamation mark says why nobody can say.
 */
public final class Reading {
    /** What a question ends with. */
    public static final String END = "echo .\n";

    private static final String DOUBT = "!";

    private Reading() {}

    /** @param meaning gets the lines once, and then says of each thing how it is */
    public static <D> Map<Address, Observation> of(
            Answer.Finished answer,
            List<Resource<D>> resources,
            Function<List<String>, Function<Resource<D>, Observation>> meaning) {
        List<String> lines = answer.stdout().lines();
        String doubt = lines.stream()
                .filter(line -> line.startsWith(DOUBT))
                .findFirst()
                .orElse(null);
        Function<Resource<D>, Observation> each;
        if (lines.isEmpty() || !lines.getLast().equals(".")) {
            each = resource -> Observation.unknown(brokeOff(answer));
        } else if (doubt != null) {
            each = resource ->
                    Observation.unknown(doubt.substring(DOUBT.length()).strip());
        } else {
            each = meaning.apply(lines.subList(0, lines.size() - 1));
        }
        var observations = new LinkedHashMap<Address, Observation>();
        resources.forEach(resource -> observations.put(resource.address(), each.apply(resource)));
        return observations;
    }

    private static String brokeOff(Answer.Finished answer) {
        String said = answer.stderr().isBlank()
                ? "."
                : ": " + answer.stderr().lines().toList().getLast();
        return "The answer about `" + answer.section().id() + "` broke off" + said;
    }
}
