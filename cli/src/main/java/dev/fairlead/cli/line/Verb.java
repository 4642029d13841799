package dev.fairlead.cli.line;

import java.util.List;
import java.util.function.Function;

/** A name on the command line. Its command is only built when the name is used, which keeps starting quick. */
public sealed interface Verb {
    String name();

    /** One sentence for the list of commands. */
    String description();

    /** A name that does something. */
    record Action(String name, String description, Function<Options, Command> command) implements Verb {}

    /** A name that other names stand behind. */
    record Group(String name, String description, List<Verb> verbs) implements Verb {}
}
