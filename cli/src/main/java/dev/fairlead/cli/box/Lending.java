package dev.fairlead.cli.box;

import dev.fairlead.cli.process.Environment;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.ssh.Pass;
import dev.fairlead.host.ssh.SshTarget.Lent;
import dev.fairlead.lightsail.account.Access;
import dev.fairlead.lightsail.api.LightsailException;
import dev.fairlead.lightsail.session.Cloud;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A model whose box can be found.
 *
 * @param lent what Lightsail gave to get in with; null where the model itself says it all
 */
record Lending(ServerModel model, @Nullable Lent lent) {
    /** Asks Lightsail, once, for what the model does not say: where the box is, and how to know it. */
    static Lending of(ServerModel model, Environment environment) {
        boolean isSaid =
                model.ssh().address() != null && !model.ssh().hostKeys().isEmpty();
        if (model.lightsail() == null || isSaid) {
            return new Lending(model, null);
        }
        try (Cloud cloud = CloudOfModel.open(model, environment)) {
            return of(model, cloud.access(Duration.ZERO, line -> {}));
        } catch (LightsailException e) {
            throw e.reason() == LightsailException.Reason.NOT_FOUND ? missing(model, e) : e;
        }
    }

    private static Lending of(ServerModel model, Access access) {
        var pass = new Pass(new Secret(access.privateKey()), access.certificate());
        return new Lending(
                model.reachedAt(access.user(), access.address(), access.hostKeys()),
                new Lent(pass, model.ssh().hostKeys().isEmpty()));
    }

    private static LightsailException missing(ServerModel model, LightsailException e) {
        return new LightsailException(
                e.reason(), "There is no instance `" + model.name() + "` yet.", e.why(), "fairlead apply");
    }
}
