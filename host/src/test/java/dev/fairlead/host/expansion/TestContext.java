package dev.fairlead.host.expansion;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.templates.NginxSite;
import org.jspecify.annotations.Nullable;

/** Every value is made of its path, so that a test can tell which was used. */
record TestContext() implements Context {
    @Override
    public Secret value(ValueSource source, String path) {
        return new Secret("value of " + path);
    }

    @Override
    public BoxKey key() {
        return LocalBox.KEY;
    }

    @Override
    public @Nullable String digest(AppModel app) {
        return null;
    }

    @Override
    public Colour live(AppModel app) {
        return Colour.BLUE;
    }

    @Override
    public NginxSite.Http2 http2() {
        return NginxSite.Http2.OPTION_OF_LISTEN;
    }
}
