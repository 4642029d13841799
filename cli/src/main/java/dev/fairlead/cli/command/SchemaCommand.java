package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.core.json.Json;
import dev.fairlead.core.model.reader.ModelReader;

/** {@code fairlead schema}. */
final class SchemaCommand implements Command {
    SchemaCommand(Options options) {}

    @Override
    public int run(Desk desk) {
        desk.out().print(Json.write(ModelReader.schema()));
        return ExitStatus.DONE;
    }
}
