package dev.fairlead.cli.whole;

import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.model.ServerModel;
import java.util.function.BooleanSupplier;

/** {@code --cloud-only} and {@code --host-only}. */
public final class SideOptions {
    private final BooleanSupplier cloudOnly;
    private final BooleanSupplier hostOnly;

    public SideOptions(Options options) {
        cloudOnly = options.flag("--cloud-only", "Leaves the inside of the box out.");
        hostOnly = options.flag("--host-only", "Leaves Lightsail out.");
    }

    /** A model without a section {@code lightsail} has an inside alone. */
    public Sides of(ServerModel model) {
        if (cloudOnly.getAsBoolean() && hostOnly.getAsBoolean()) {
            throw Refusal.ofCommandLine(Diagnostic.of("`--cloud-only` and `--host-only` leave nothing.")
                    .fix("Give one of them, or none."));
        }
        if (model.lightsail() == null && cloudOnly.getAsBoolean()) {
            throw Refusal.ofCommandLine(Diagnostic.of("`--cloud-only` leaves nothing of this server.")
                    .why("Its model has no section `lightsail`."));
        }
        if (model.lightsail() == null || hostOnly.getAsBoolean()) {
            return Sides.INSIDE;
        }
        return cloudOnly.getAsBoolean() ? Sides.OUTSIDE : Sides.BOTH;
    }
}
