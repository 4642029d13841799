package dev.fairlead.host.expansion;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.templates.NginxSite;
import org.jspecify.annotations.Nullable;

/** Refuses values that could not be written on a box, before anything is made of them. */
record CheckedValues(ServerModel model, Context context) implements Context {

    /** @throws InvalidModelException if it holds what no file or variable can */
    @Override
    public Secret value(ValueSource source, String path) {
        Secret value = context.value(source, path);
        if (value.reveal().indexOf('\0') >= 0) {
            throw refused(
                    "The value of `" + path + "` holds a NUL.", "No variable and no file of text can hold one.", path);
        }
        return value;
    }

    /** @throws InvalidModelException if it is more than one line */
    Secret line(ValueSource source, String path) {
        Secret value = value(source, path);
        if (value.reveal().indexOf('\n') >= 0) {
            throw refused(
                    "The value of `" + path + "` is more than one line.", "A line of `.env` holds one variable.", path);
        }
        return value;
    }

    private InvalidModelException refused(String what, String why, String path) {
        return new InvalidModelException(
                Diagnostic.of(what).at(model.locate(path)).why(why));
    }

    @Override
    public BoxKey key() {
        return context.key();
    }

    @Override
    public @Nullable String digest(AppModel app) {
        return context.digest(app);
    }

    @Override
    public Colour live(AppModel app) {
        return context.live(app);
    }

    @Override
    public NginxSite.Http2 http2() {
        return context.http2();
    }
}
