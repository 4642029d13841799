package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Answer;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Question;
import dev.fairlead.cli.line.Standing;
import dev.fairlead.cli.line.Together;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.core.diagnostic.DiagnosticText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.Cautions;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.look.UnseenBox;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code fairlead validate}. */
final class ValidateCommand implements Question {
    ValidateCommand(Options options) {}

    @Override
    public Answer ask(Desk desk) {
        ServerModel model = desk.model();
        // What only shows once its sections are put together.
        List<Resource<?>> inside = UnseenBox.resources(model);
        int apps = model.apps().size();
        String holds = apps == 0 ? "no app" : apps == 1 ? "one app" : apps + " apps";
        String verdict = "`" + desk.globals().file() + "` is a valid model of `" + model.name() + "`: " + holds + ".\n";
        String cautions = Stream.concat(
                        Cautions.of(model).stream(),
                        RuleCautions.of(model, inside, LocalDate.now(ZoneOffset.UTC)).stream())
                .map(DiagnosticText::warning)
                .collect(Collectors.joining());
        return new Answer(verdict, cautions, Standing.WELL, ExitStatus.DONE);
    }

    @Override
    public Together together() {
        return Together.HEADED;
    }

    @Override
    public String well() {
        return "valid";
    }
}
