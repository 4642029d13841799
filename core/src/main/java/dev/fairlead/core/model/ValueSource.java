package dev.fairlead.core.model;

import java.util.List;

/** Where a value comes from; it is fetched only when a plan needs it. */
public sealed interface ValueSource {
    /** Written in the model itself. */
    record Inline(String text) implements ValueSource {}

    /** An environment variable of whoever runs Fairlead. */
    record Env(String name) implements ValueSource {}

    /** A file of whoever runs Fairlead, relative to the model. */
    record FileContent(String path) implements ValueSource {}

    /** What a command prints, run without a shell by whoever runs Fairlead. */
    record Command(List<String> argv) implements ValueSource {
        public Command {
            argv = List.copyOf(argv);
        }
    }

    /**
     * A parameter of AWS Systems Manager.
     *
     * @param name of the parameter in the region of whoever runs Fairlead, or its ARN
     */
    record Ssm(String name) implements ValueSource {}

    /** Made at random on the box once; never leaves it. */
    record Generate(int length) implements ValueSource {}

    /** Given to the box by {@code fairlead secrets set}; never leaves it. */
    record OnBox() implements ValueSource {}

    /** Whether nobody but the box knows it. */
    default boolean staysOnBox() {
        return switch (this) {
            case Generate _, OnBox _ -> true;
            case Inline _, Env _, FileContent _, Command _, Ssm _ -> false;
        };
    }
}
