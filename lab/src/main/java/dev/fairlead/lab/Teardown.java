package dev.fairlead.lab;

import dev.fairlead.lab.engine.Engine;
import dev.fairlead.lab.machine.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The end of a lab: first what runs, then what it leaves, by label and by remembered pid. */
final class Teardown {
    private Teardown() {}

    /** Returns whether there was anything. */
    static boolean of(LabSettings settings, Engine engine) {
        var mine = Labels.filter(settings.id());
        engine.containers().labelled(mine).parallelStream()
                .forEach(container -> engine.containers().remove(container.name()));
        engine.images().removeLabelled(mine);
        engine.volumes().labelled(mine).forEach(engine.volumes()::remove);
        Registry.daemonIn(settings.directory()).stop();
        Acme.stopIn(settings.directory());
        engine.networks().labelled(mine).ifPresent(bridge -> engine.networks().remove(bridge.name()));
        return delete(settings.directory());
    }

    private static boolean delete(Path directory) {
        if (!Files.exists(directory)) {
            return false;
        }
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
            return true;
        } catch (IOException e) {
            throw LabException.because("`" + directory + "` could not be removed.", e);
        }
    }
}
