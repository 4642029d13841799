package dev.fairlead.cli.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;

/** What can be completed where a value is expected. */
sealed interface Wanted {
    /** One of these. */
    record Word(List<String> words) implements Wanted {}

    record AnyFile() implements Wanted {}

    record AnyDirectory() implements Wanted {}

    /** Something that no shell can know. */
    record Unknown() implements Wanted {}

    /** By its candidates, else by its label. */
    static Wanted of(ArgSpec argument) {
        var words = new ArrayList<String>();
        if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(words::add);
        }
        if (!words.isEmpty()) {
            return new Word(List.copyOf(words));
        }
        if (Set.of("FILE", "PLAN").contains(argument.paramLabel())) {
            return new AnyFile();
        }
        return argument.paramLabel().equals("DIR") ? new AnyDirectory() : new Unknown();
    }
}
