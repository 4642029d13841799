package dev.fairlead.cli.line;

import dev.fairlead.cli.process.Person;
import dev.fairlead.core.diagnostic.Diagnostic;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A yes or no from whoever sits at the terminal. */
public final class Agreement {
    private Agreement() {}

    /** @param unasked the command that asks nobody, for a script */
    public static boolean to(Desk desk, String question, String unasked) {
        String answer = answer(desk, question + " [y/N] ", unasked);
        return answer != null && List.of("y", "yes").contains(answer.toLowerCase(Locale.ROOT));
    }

    /** For what is usual: a mere return agrees. */
    public static boolean unlessRefused(Desk desk, String question, String unasked) {
        String answer = answer(desk, question + " [Y/n] ", unasked);
        return answer != null && List.of("", "y", "yes").contains(answer.toLowerCase(Locale.ROOT));
    }

    /** Given by typing the name of what is at stake. */
    public static boolean byName(Desk desk, String name, String unasked) {
        return name.equals(answer(desk, "Type `" + name + "` to destroy it: ", unasked));
    }

    /** Null where there is nothing more to read. */
    private static @Nullable String answer(Desk desk, String question, String unasked) {
        if (desk.environment().person() instanceof Person.Nobody) {
            throw Refusal.ofCommandLine(Diagnostic.of("Nobody is there to agree to this.")
                    .why("standard input is no terminal")
                    .fix(unasked));
        }
        desk.err().print("\n" + question);
        desk.err().flush();
        String answer = desk.environment().person().line();
        return answer == null ? null : answer.strip();
    }
}
