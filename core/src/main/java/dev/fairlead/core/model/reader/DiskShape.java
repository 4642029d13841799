package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.TextShape;
import dev.fairlead.core.model.schema.WholeShape;

/** An entry of {@code lightsail.disks}. */
final class DiskShape extends ObjectShape<Lightsail.Disk> {
    /** What Lightsail sells, in GB. */
    private static final int SMALLEST = 8;

    private static final int LARGEST = 16_384;

    private final Key<Integer> sizeInGb = keys.required(
            "sizeInGb",
            new WholeShape("a size in GB", SMALLEST, LARGEST),
            "How large it is; it can grow, from a snapshot, and never shrink.");
    private final Key<String> path = keys.defaulted(
            "path",
            TextShape.matching(
                    "the path of a disk",
                    "/dev/(?:xvd|sd)[b-z]",
                    "`/dev/xvd` or `/dev/sd` and a letter; the first disk of all is the instance's own.",
                    "/dev/xvdf"),
            "/dev/xvdf",
            "The device it is attached as. What is on it is yours: it is neither formatted nor mounted.");

    DiskShape() {
        super("Disk");
    }

    @Override
    protected Lightsail.Disk build(Fields fields) {
        return new Lightsail.Disk(fields.get(sizeInGb), fields.get(path));
    }
}
