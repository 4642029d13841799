package dev.fairlead.cli.whole;

import dev.fairlead.cli.line.Desk;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.lightsail.api.LightsailException;
import dev.fairlead.lightsail.session.Cloud;
import dev.fairlead.lightsail.session.CloudStatus;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/** What Lightsail says of a server, asked beside other work. */
public final class Outside {
    private final CompletableFuture<CloudStatus> asking;
    private final ServerModel model;

    private Outside(CompletableFuture<CloudStatus> asking, ServerModel model) {
        this.asking = asking;
        this.model = model;
    }

    /** Returns at once. */
    public static Outside asking(Desk desk, ServerModel model) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        return new Outside(CompletableFuture.supplyAsync(() -> asked(desk, model), threads), model);
    }

    private static CloudStatus asked(Desk desk, ServerModel model) {
        try (Cloud cloud = desk.openCloud(model)) {
            return cloud.status(line -> desk.err().print("  " + line + "\n"));
        }
    }

    /** Waits for the answer, and throws what asking threw. */
    public CloudStatus status() {
        try {
            return asking.join();
        } catch (CompletionException e) {
            throw switch (e.getCause()) {
                case LightsailException refused -> Whole.orLeftOut(refused, model);
                case RuntimeException other -> other;
                case null, default -> e;
            };
        }
    }
}
