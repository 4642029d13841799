package dev.fairlead.host.look;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.host.registry.ImageName;
import dev.fairlead.host.registry.RegistryException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The digest behind the tag of an app, which its registry is asked for while there is other work to do. */
final class TagLookup {
    private final FutureTask<String> asking;

    private TagLookup(FutureTask<String> asking) {
        this.asking = asking;
    }

    static TagLookup begin(Registries registries, AppModel app) {
        var image = ImageName.parse(app.app().image());
        var asking = new FutureTask<>(
                () -> registries.of(image).digest(image, app.app().tag()));
        Thread.ofVirtual().name("registry").start(asking);
        return new TagLookup(asking);
    }

    /**
     * Waits for it.
     *
     * @throws RegistryException if the registry cannot tell
     */
    String digest() {
        try {
            return asking.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException("Asking the registry was interrupted.");
        }
    }
}
