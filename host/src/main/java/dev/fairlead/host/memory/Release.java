package dev.fairlead.host.memory;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.host.expansion.Colour;
import java.time.Instant;

/**
 * A version of an app that ran on the box, as the ledger has it.
 *
 * @param app the app's name in the model
 * @param digest {@code sha256:...}
 * @param number under which all that made it up is kept, counted by app from 1; 0 where nothing is
 * @param by whoever released it, empty if nobody wrote that down
 */
public record Release(
        String app, String image, String tag, String digest, Colour colour, Instant at, int number, String by) {

    /** Whether this is what the model asks for, so that nobody need ask the registry what the tag means. */
    public boolean isOf(AppModel model) {
        return app.equals(model.name())
                && image.equals(model.app().image())
                && tag.equals(model.app().tag());
    }

    /** The image by its digest. */
    public String reference() {
        return image + "@" + digest;
    }
}
