package dev.fairlead.cli.init;

import dev.fairlead.cli.compose.Draft;
import dev.fairlead.cli.compose.FromCompose;
import dev.fairlead.cli.files.Folder;
import dev.fairlead.cli.line.Agreement;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.process.Person;
import dev.fairlead.cli.view.Printable;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.reader.ModelReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead init}. */
public final class InitCommand implements Command {
    private final BooleanSupplier yes;
    private final BooleanSupplier replace;
    private final Supplier<@Nullable String> compose;
    private final Supplier<@Nullable String> service;
    private final Map<Question, Supplier<@Nullable String>> flags = new EnumMap<>(Question.class);

    public InitCommand(Options options) {
        yes = options.flag("--yes", "Asks nothing: takes what is seen here, or usual, for what no option says.");
        replace = options.flag("--replace", "Replaces a model that is there without asking; shows what changes.");
        compose = options.value(
                "--from-compose", "FILE", "Takes a compose file over (default: the one that lies here, if any).");
        service = options.value("--service", "NAME", "Which service of the compose file is the app.");
        for (Question question : Question.values()) {
            flags.put(question, options.value(question.flag(), question.label(), question.words() + "."));
        }
    }

    @Override
    public int run(Desk desk) {
        boolean isAsking = !yes.getAsBoolean();
        if (isAsking && desk.environment().person() instanceof Person.Nobody) {
            throw Refusal.ofCommandLine(Diagnostic.of("Nobody is there to answer questions.")
                    .why("standard input is no terminal")
                    .fix("fairlead init --yes"));
        }
        Path file = desk.environment().directory().resolve(desk.file());
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path source = source(desk, directory, isAsking);
        Draft draft = source == null ? new Draft() : FromCompose.read(source, service.get());
        AwsProfile profile = AwsProfile.of(desk.environment());
        Map<Question, String> usual = Seen.usual(desk.environment(), directory, draft, profile);
        String from = source == null ? "" : " from " + Quoted.of(String.valueOf(source.getFileName()));
        Function<Answers, String> model = answers -> InitText.of(answers, draft, from, profile);
        var interview = new Interview(desk, model);
        interview.requirePossible(Answers.none(usual));
        Answers known = interview.checked(Answers.none(usual), given());
        Answers answers = isAsking ? interview.asked(known) : interview.unasked(known);
        String text = model.apply(answers);
        ModelReader.read(new SourceText(desk.globals().file(), text), List.of());
        return written(desk, file, text, draft);
    }

    private Map<Question, String> given() {
        var given = new EnumMap<Question, String>(Question.class);
        flags.forEach((question, flag) -> {
            String answer = flag.get();
            if (answer != null) {
                given.put(question, answer);
            }
        });
        return given;
    }

    /** The compose file to take over; null for none. */
    private @Nullable Path source(Desk desk, Path directory, boolean isAsking) {
        String named = compose.get();
        if (named != null) {
            Path file = desk.environment().path(named);
            if (!Files.exists(file)) {
                throw Refusal.ofCommandLine(Diagnostic.of("There is no file " + Quoted.of(named) + "."));
            }
            return file;
        }
        Path seen = Seen.composeFile(directory);
        if (seen == null) {
            return null;
        }
        String name = Quoted.of(String.valueOf(seen.getFileName()));
        if (isAsking && !Agreement.unlessRefused(desk, "Take " + name + " over?", "fairlead init --yes")) {
            return null;
        }
        desk.err().print("Taking " + name + " over.\n");
        return seen;
    }

    private int written(Desk desk, Path file, String text, Draft draft) {
        var folder = new Folder(Objects.requireNonNull(file.toAbsolutePath().getParent()), desk.out());
        boolean isWritten = folder.put(
                String.valueOf(file.getFileName()),
                text,
                name -> replace.getAsBoolean()
                        || Agreement.to(desk, "Replace `" + name + "`?", "fairlead init --yes --replace"));
        desk.out().flush();
        if (!draft.left.isEmpty()) {
            desk.err().print("The compose file says more than a model can:\n");
            draft.left.forEach(sentence -> desk.err().print("- " + Printable.line(sentence) + "\n"));
        }
        if (!isWritten) {
            desk.err().print("Nothing was written.\n");
            return ExitStatus.FAILED;
        }
        desk.err().print("Look at it, then run `fairlead validate` and `fairlead plan`.\n");
        return ExitStatus.DONE;
    }
}
