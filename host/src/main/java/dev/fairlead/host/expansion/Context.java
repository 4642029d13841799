package dev.fairlead.host.expansion;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.templates.NginxSite;
import org.jspecify.annotations.Nullable;

/** What an expansion must know beside the model. */
public interface Context {

    /**
     * The text that a source stands for. Never asked for a secret that only the box knows.
     *
     * @param path the model's key that holds the source
     */
    Secret value(ValueSource source, String path);

    /** The key that this box hashes its secrets under. */
    BoxKey key();

    /** The digest of the app's image at the model's tag, {@code sha256:...}, or null while nobody has asked for it. */
    @Nullable
    String digest(AppModel app);

    /** The colour that serves, blue on a box that has had no release yet. */
    Colour live(AppModel app);

    /** How the nginx of the box, or the one that it would install, wants HTTP/2 written. */
    NginxSite.Http2 http2();
}
