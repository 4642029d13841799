package dev.fairlead.benchmark;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import java.util.ArrayList;
import java.util.List;

/** How long a model of a thousand lines takes to read and check, in a JVM that has done so before. */
final class ModelCheck {
    static final int LINES = 1000;

    private static final int ROUNDS = 200;
    private static final int COUNTED = 50;

    private ModelCheck() {}

    /** In milliseconds, of the last rounds. */
    static Spread milliseconds(String reference) {
        var source = new SourceText("fairlead.yaml", lengthened(reference));
        var took = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            ServerModel model = ModelReader.read(source, List.of());
            took.add((System.nanoTime() - began) / 1e6);
            if (model.system().sysctl().size() < LINES / 2) {
                throw new IllegalStateException("The model was not read.");
            }
        }
        return Spread.of(took.subList(ROUNDS - COUNTED, ROUNDS));
    }

    /** Filled up with kernel values, which are checked one by one as any other line is. */
    private static String lengthened(String reference) {
        var lines = new StringBuilder("system:\n  sysctl:\n");
        long missing = LINES - reference.lines().count() - 1;
        for (int i = 0; i < missing; i++) {
            lines.append("    net.ipv4.conf.eth").append(i).append(".forwarding: \"1\"\n");
        }
        return reference.replace("system:\n", lines.toString());
    }
}
