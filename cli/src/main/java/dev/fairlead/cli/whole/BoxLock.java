package dev.fairlead.cli.whole;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.session.ApplyListener;
import dev.fairlead.host.session.Outcome;
import dev.fairlead.host.session.Server;
import dev.fairlead.host.ssh.HostException;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.api.LightsailException;
import dev.fairlead.lightsail.expansion.Ownership;
import dev.fairlead.lightsail.session.CloudSight;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Work that ends or stops a box, under the lock of that box where it runs, is ours and answers. */
record BoxLock(Desk desk, ServerModel model) {

    /** @param shown how the account was when somebody agreed to the work, which looks again by itself */
    Outcome around(CloudSight shown, ApplyListener listener, BooleanSupplier stopAsked, Server.Changing work)
            throws InterruptedException {
        Box box = isOurBoxRunning(shown) ? reached(listener) : null;
        if (box == null) {
            return work.perform();
        }
        try (box) {
            return box.whileLocked(listener, stopAsked, work);
        } catch (HostException e) {
            if (e.reason() != HostException.Reason.BELONGS_TO_ANOTHER) {
                throw e;
            }
            // A copy, whose instance is ours by its tag; nobody changes it under this name.
            listener.news(String.valueOf(e.getMessage()));
            return work.perform();
        }
    }

    private boolean isOurBoxRunning(CloudSight shown) {
        Instance instance = shown.account().instances().get(model.name());
        return instance != null && instance.isRunning() && shown.ownership() instanceof Ownership.Ours;
    }

    /** Null where it does not answer. */
    private @Nullable Box reached(ApplyListener listener) {
        Box box = null;
        try {
            box = desk.openBox(model);
            box.awaitConnection();
            return box;
        } catch (HostException | LightsailException e) {
            if (box != null) {
                box.close();
            }
            listener.news("Whether somebody else changes the box cannot be seen: " + e.getMessage());
            return null;
        }
    }
}
