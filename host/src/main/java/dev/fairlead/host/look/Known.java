package dev.fairlead.host.look;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.expansion.Context;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.templates.NginxSite;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a box at some moment of a look at it.
 *
 * @param resolved digests that a registry was asked for, by app
 */
public record Known(Values values, BoxMemory memory, Map<String, String> resolved, NginxSite.Http2 http2)
        implements Context {

    @Override
    public Secret value(ValueSource source, String path) {
        return values.value(source, path);
    }

    @Override
    public BoxKey key() {
        return memory.key();
    }

    @Override
    public @Nullable String digest(AppModel app) {
        String pinned = app.app().digest();
        String asked = resolved.get(app.name());
        return pinned != null ? pinned : asked != null ? asked : memory.digest(app);
    }

    @Override
    public Colour live(AppModel app) {
        return memory.live(app);
    }
}
