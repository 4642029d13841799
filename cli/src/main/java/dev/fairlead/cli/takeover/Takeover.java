package dev.fairlead.cli.takeover;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.whole.Sides;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.host.ssh.HostException;
import dev.fairlead.host.takeover.Found;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.expansion.Taken;
import dev.fairlead.lightsail.expansion.WayBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the model of a server that is there. */
public final class Takeover {
    private Takeover() {}

    /** The text of the model; the one that the box keeps, where it keeps one. */
    public static String text(Desk desk, LookedUp instance, Sides sides) {
        String outside = written(instance, null, null);
        return switch (sides) {
            case OUTSIDE -> outside;
            case BOTH, INSIDE -> withInside(desk, instance, outside);
        };
    }

    private static String withInside(Desk desk, LookedUp instance, String outside) {
        Found found = found(desk, instance, outside);
        String kept = found.model();
        if (kept != null && isOf(kept, instance)) {
            return kept;
        }
        return written(instance, found, PublicKeys.fileOfOneOf(found.keys(), desk.environment()));
    }

    private static Found found(Desk desk, LookedUp instance, String outside) {
        ServerModel model = ModelReader.read(new SourceText(desk.globals().file(), outside), List.of());
        try (Box box = desk.openBox(model)) {
            return box.found();
        } catch (HostException e) {
            Instance seen =
                    Objects.requireNonNull(instance.account().instances().get(instance.name()));
            String state = seen.isRunning() ? "" : " Lightsail says that the instance is " + seen.power() + ".";
            throw new HostException(
                    e.reason(),
                    String.valueOf(e.getMessage()),
                    ((e.why() == null ? "" : e.why()) + state).strip(),
                    "Take over what Lightsail alone knows with `--cloud-only`, or mend the way to the box.");
        }
    }

    /** A box that was copied keeps the model of another. */
    private static boolean isOf(String kept, LookedUp instance) {
        try {
            ServerModel model = ModelReader.read(new SourceText("model.yaml", kept), List.of());
            return model.name().equals(instance.name())
                    && model.lightsail() != null
                    && model.lightsail().region().equals(instance.region());
        } catch (InvalidModelException e) {
            return false;
        }
    }

    /** @param publicKeyFile where the public half of the instance's key lies; null where nobody knows */
    private static String written(LookedUp instance, @Nullable Found found, @Nullable String publicKeyFile) {
        String guess = instance.name() + ".pub";
        Taken taken = WayBack.of(
                instance.account(), instance.region(), instance.name(), publicKeyFile == null ? guess : publicKeyFile);
        var left = new ArrayList<>(taken.left());
        if (publicKeyFile == null && taken.section().keyPair() != null) {
            left.add("Lightsail gives no public key away: put that of the key pair into `" + guess
                    + "`, or name the file where it is. It is needed only to make the key pair anew.");
        }
        return ModelText.of(instance.name(), new Taken(taken.section(), left), found);
    }
}
