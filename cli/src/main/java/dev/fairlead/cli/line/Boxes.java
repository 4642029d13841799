package dev.fairlead.cli.line;

import dev.fairlead.cli.process.Environment;
import dev.fairlead.core.model.ServerModel;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Connects to the server of a model. */
@FunctionalInterface
public interface Boxes {
    /** @param log takes what is said on the connection; null when nobody debugs */
    Box open(ServerModel model, Environment environment, @Nullable PrintStream log);
}
