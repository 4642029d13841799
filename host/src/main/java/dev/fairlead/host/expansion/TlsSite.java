package dev.fairlead.host.expansion;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.Tls;

/** A site that is served by TLS. */
record TlsSite(AppModel app, Nginx nginx, Tls tls) {
    /** As certbot would call its certificate itself, so that one that is there is taken over. */
    String lineage() {
        return nginx.serverNames().getFirst();
    }

    String source() {
        return app.at("tls");
    }
}
