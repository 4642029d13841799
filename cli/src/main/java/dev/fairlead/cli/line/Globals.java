package dev.fairlead.cli.line;

import java.util.List;

/**
 * The options that every command has, before and behind its name.
 *
 * @param file the model, as written
 * @param settings {@code KEY=VALUE} each, in order
 */
public record Globals(String file, List<String> settings, boolean noColor, boolean debug) {
    public static final String DEFAULT_FILE = "fairlead.yaml";

    public Globals {
        settings = List.copyOf(settings);
    }

    /** The same of another model. */
    public Globals of(String model) {
        return new Globals(model, settings, noColor, debug);
    }
}
