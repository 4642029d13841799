package dev.fairlead.story;

import dev.fairlead.load.BusySite;
import dev.fairlead.load.Target;
import java.nio.file.Path;
import java.util.Objects;

/** A box whose site bears a load: no rate limits, a short drain, and a database in a directory of its own. */
final class Busy {
    /** For a version that never becomes healthy, so that a test need not wait as long as a slow good one may take. */
    static final String SOON_UNHEALTHY = "app.health.timeout=20s";

    /** For a version that is {@link dev.fairlead.lab.AppBehaviour#DYING}: it ends once it is told to. */
    static final String DIES_WHEN_TOLD = "app.environment.DIES_WHEN=/app/data/die";

    static final String DIE = "touch /opt/visa_bulletin/data/die";
    /** Each time that it is started again, too. */
    static final String DIE_ON_AND_ON = "systemd-run -q --unit=dying sh -c 'while :; do " + DIE + "; sleep 0.2; done'";

    static final String DIE_NO_MORE = "systemctl stop dying; rm -f /opt/visa_bulletin/data/die";

    private Busy() {}

    static Actor prepared(Actor actor, String drain) {
        actor.writeModel(BusySite.model(actor.modelText(), drain));
        return actor;
    }

    /** Has the site served by TLS too, from the next apply on. */
    static void addTls(Actor actor) {
        Path directory = Objects.requireNonNull(actor.model().getParent());
        actor.writeModel(site(actor).withTls(actor.modelText(), directory));
    }

    static Target plain(Actor actor) {
        return site(actor).plain();
    }

    static Target tls(Actor actor) {
        return site(actor).tls();
    }

    static void forgetTlsConnections(Actor actor) {
        site(actor).forgetTlsConnections();
    }

    static int tlsConnections(Actor actor, String protocol) {
        return site(actor).tlsConnections(protocol);
    }

    static int http2Uploads(Actor actor) {
        return site(actor).http2Uploads();
    }

    /** The version that a visitor gets. */
    static String version(Actor actor) {
        return actor.byHand("curl -sS -H 'Host: " + BusySite.HOST + "' http://127.0.0.1/version");
    }

    private static BusySite site(Actor actor) {
        return new BusySite(actor.box());
    }
}
