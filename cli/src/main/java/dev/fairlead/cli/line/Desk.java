package dev.fairlead.cli.line;

import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.Interruption;
import dev.fairlead.cli.view.Ink;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.model.reader.Setting;
import dev.fairlead.lightsail.session.Cloud;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * What a command works with.
 *
 * @param out takes results
 * @param err takes progress and what is worth knowing besides
 * @param nanoClock tells how long something took
 * @param boxes makes the connection to a server, once a command needs one
 * @param clouds reaches the Lightsail of a model, once a command needs it
 * @param interruption for a command that must not be ended in the middle
 */
public record Desk(
        Globals globals,
        Environment environment,
        PrintStream out,
        PrintStream err,
        LongSupplier nanoClock,
        Boxes boxes,
        Clouds clouds,
        Interruption interruption) {

    /** @throws dev.fairlead.core.diagnostic.InvalidModelException with everything that is wrong with it */
    public ServerModel model() {
        return model(List.of());
    }

    /** @param more settings behind those of the command line, {@code KEY=VALUE} each */
    public ServerModel model(List<String> more) {
        return ModelReader.read(
                file(),
                Stream.concat(globals.settings().stream(), more.stream())
                        .map(Setting::parse)
                        .toList());
    }

    /** The model's. */
    public Path file() {
        String file = globals.file();
        return file.startsWith("~/") ? environment.path(file) : Path.of(file);
    }

    /** The same for one of many models, which is heard for itself. */
    public Desk about(String model, PrintStream heard) {
        return new Desk(globals.of(model), environment, out, heard, nanoClock, boxes, clouds, interruption);
    }

    /** The server of the model. */
    public Box openBox() {
        return openBox(model());
    }

    public Box openBox(ServerModel model) {
        return boxes.open(model, environment, globals.debug() ? err : null);
    }

    /** The Lightsail of a model that has a section for it. */
    public Cloud openCloud(ServerModel model) {
        return clouds.open(model, environment);
    }

    public Ink outInk() {
        return Ink.when(environment.outIsTerminal() && isColoured());
    }

    public Ink errInk() {
        return Ink.when(environment.errIsTerminal() && isColoured());
    }

    private boolean isColoured() {
        return !globals.noColor() && environment.allowsColour();
    }
}
