package dev.fairlead.story;

import dev.fairlead.lab.Box;
import dev.fairlead.lab.net.DelayingProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The same box, reached through a proxy that may delay or cut what passes. */
final class Detour {
    private Detour() {}

    static Actor by(DelayingProxy proxy, Actor actor) {
        String text = by(proxy, actor.box(), actor.modelText());
        try {
            return new Actor(actor.box(), Files.writeString(actor.model().resolveSibling("far.yaml"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String by(DelayingProxy proxy, Box box, String model) {
        return model.replace("  address: " + box.address() + "\n", "  address: 127.0.0.1\n")
                .replace("  port: " + box.sshPort() + "\n", "  port: " + proxy.port() + "\n");
    }
}
