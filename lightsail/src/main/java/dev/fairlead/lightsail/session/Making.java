package dev.fairlead.lightsail.session;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.resource.Change;
import dev.fairlead.lightsail.account.Catalogue;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.account.Overview;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether an instance can be made as the model says, which must be known before the old one is gone. */
record Making(ServerModel model, Lightsail lightsail, Overview overview) {

    void requirePossible(Map<String, Catalogue.Blueprint> blueprints) {
        new Catalogue(overview.bundles(), blueprints)
                .wrongWith(lightsail.blueprint(), lightsail.bundle(), model::locate)
                .ifPresent(problem -> {
                    throw new InvalidModelException(problem);
                });
    }

    void requireAddresses() {
        new Catalogue(overview.bundles(), Map.of())
                .wrongWithAddresses(lightsail.bundle(), lightsail.ipAddressType(), model::locate)
                .ifPresent(problem -> {
                    throw new InvalidModelException(problem);
                });
    }

    void requireRoomOf(@Nullable Instance old) {
        Catalogue.Bundle had = old == null ? null : overview.bundles().get(old.bundle());
        requireRoom(had == null ? 0 : had.diskGb());
    }

    /** The service refuses a smaller disk, but only once the old instance is gone. */
    void requireRoom(int gigabytes) {
        Catalogue.Bundle wanted = overview.bundles().get(lightsail.bundle());
        if (wanted != null && wanted.diskGb() < gigabytes) {
            throw new InvalidModelException(Diagnostic.of("The disk of `" + model.name() + "` does not fit the bundle "
                            + Quoted.of(lightsail.bundle()) + ".")
                    .at(model.locate("lightsail.bundle"))
                    .why("It has " + gigabytes + " GB; the bundle has " + wanted.diskGb() + " GB.")
                    .fix("Choose a bundle with at least " + gigabytes + " GB, or make a new server and move the"
                            + " data."));
        }
    }

    /** What a reader should know before an instance is made anew. */
    String whatIsLost(Change<?> instance, String snapshot) {
        String disk = instance.touches("blueprint")
                ? "It starts with an empty disk; the old one is kept in the snapshot `" + snapshot + "`"
                : "Its disk goes along in the snapshot `" + snapshot + "`";
        String address = lightsail.staticIp() == null ? ", its address changes" : "";
        return "The instance `" + model.name() + "` is made anew. " + disk + address
                + ", and its daily snapshots are lost. It is stopped before the snapshot, so that nothing is written that"
                + " the snapshot lacks, and does not serve until the new one has booted: some minutes, more the fuller the"
                + " disk.";
    }
}
