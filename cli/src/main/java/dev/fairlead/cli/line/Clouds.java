package dev.fairlead.cli.line;

import dev.fairlead.cli.process.Environment;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.lightsail.session.Cloud;

/** Reaches the Lightsail of a model, which has a section {@code lightsail}. */
@FunctionalInterface
public interface Clouds {
    Cloud open(ServerModel model, Environment environment);
}
