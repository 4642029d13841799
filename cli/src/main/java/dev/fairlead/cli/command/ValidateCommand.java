package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.core.diagnostic.DiagnosticText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.Cautions;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.look.UnseenBox;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** {@code fairlead validate}. */
final class ValidateCommand implements Command {
    ValidateCommand(Options options) {}

    @Override
    public int run(Desk desk) {
        ServerModel model = desk.model();
        // What only shows once its sections are put together.
        List<Resource<?>> inside = UnseenBox.resources(model);
        int apps = model.apps().size();
        String holds = apps == 0 ? "no app" : apps == 1 ? "one app" : apps + " apps";
        desk.out()
                .print("`" + desk.globals().file() + "` is a valid model of `" + model.name() + "`: " + holds + ".\n");
        desk.out().flush();
        var cautions = new ArrayList<>(Cautions.of(model));
        cautions.addAll(RuleCautions.of(model, inside, LocalDate.now(ZoneOffset.UTC)));
        cautions.forEach(caution -> desk.err().print(DiagnosticText.warning(caution)));
        return ExitStatus.DONE;
    }
}
