package dev.fairlead.host.look;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.expansion.Context;
import dev.fairlead.host.expansion.Expansion;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.templates.NginxSite;
import java.util.List;
import java.util.Map;

/**
 * What a model asks of a box that nobody has looked at. No value is fetched and no registry asked: a mask stands for the
 * one, zeros for the digest of an image.
 */
public final class UnseenBox {
    public static final BoxKey KEY = new BoxKey("0".repeat(64));

    private UnseenBox() {}

    public static List<Resource<?>> resources(ServerModel model) {
        return Expansion.resources(model, new Unknowing());
    }

    /** The same with the values, and each image by the tag that no registry was asked about. */
    public static List<Resource<?>> wanted(ServerModel model, Values values) {
        return Expansion.resources(
                model, new Known(values, BoxMemory.blank(KEY), Map.of(), NginxSite.Http2.OPTION_OF_LISTEN));
    }

    private record Unknowing() implements Context {
        @Override
        public Secret value(ValueSource source, String path) {
            return new Secret(source instanceof ValueSource.Inline inline ? inline.text() : Secret.MASK);
        }

        @Override
        public BoxKey key() {
            return KEY;
        }

        @Override
        public String digest(AppModel app) {
            String pinned = app.app().digest();
            return pinned == null ? "sha256:" + "0".repeat(64) : pinned;
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
}
