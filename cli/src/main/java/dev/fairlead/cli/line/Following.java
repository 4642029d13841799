package dev.fairlead.cli.line;

import java.util.ArrayList;
import java.util.List;

/** {@code logs -f} means to follow, as everywhere else; before the verb {@code -f} names the model, as with all verbs. */
final class Following {
    private static final List<String> WITH_VALUE = List.of("-f", "--file", "--set");

    private Following() {}

    static List<String> spelledOut(List<String> arguments) {
        var words = new ArrayList<String>();
        boolean isVerbSeen = false;
        boolean isLogs = false;
        boolean isValue = false;
        for (String word : arguments) {
            words.add(isLogs && word.equals("-f") ? "--follow" : word);
            if (!isVerbSeen && !isValue && !word.startsWith("-")) {
                isVerbSeen = true;
                isLogs = word.equals("logs");
            }
            isValue = !isValue && WITH_VALUE.contains(word);
        }
        return words;
    }
}
