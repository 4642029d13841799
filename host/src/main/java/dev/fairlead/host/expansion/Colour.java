package dev.fairlead.host.expansion;

import dev.fairlead.core.model.App;
import java.util.Locale;

/** The two places in which a release of an app can run. */
public enum Colour {
    BLUE,
    GREEN;

    public Colour other() {
        return this == BLUE ? GREEN : BLUE;
    }

    public int port(App.Ports ports) {
        return this == BLUE ? ports.blue() : ports.green();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
