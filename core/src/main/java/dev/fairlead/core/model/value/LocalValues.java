package dev.fairlead.core.model.value;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.IoReason;
import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ValueSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values from where Fairlead runs. Each source is asked once, however often it is named. */
public final class LocalValues implements Values {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST = 1 << 20;
    private static final int LAST_LINES = 5;
    private static final Pattern NO_SUCH_FILE = Pattern.compile("\\berror: 2\\b");
    private static final Pattern NO_PERMISSION = Pattern.compile("\\berror: 13\\b");

    private final Map<String, String> environment;
    private final Path base;
    private final CommandRunner runner;
    private final ParameterStore parameters;
    private final Map<ValueSource, Answer> answers = new HashMap<>();

    /** What a source gave, before its place in the model matters. */
    private sealed interface Answer {
        record Given(String text) implements Answer {}

        record Missing(Diagnostic diagnostic) implements Answer {}
    }

    /**
     * @param environment of whoever runs Fairlead
     * @param base what relative paths start from: the directory of the model
     */
    public LocalValues(Map<String, String> environment, Path base, CommandRunner runner, ParameterStore parameters) {
        this.environment = Map.copyOf(environment);
        this.base = base;
        this.runner = runner;
        this.parameters = parameters;
    }

    @Override
    public @Nullable Secret text(ValueSource source, @Nullable Location place, Problems problems) {
        String text = fetch(source, place, problems);
        if (text == null) {
            return null;
        }
        String value = isPrinted(source) ? withoutLineEnd(text) : text;
        if (isPrinted(source) && value.isEmpty()) {
            problems.add(Diagnostic.of(name(source) + " is empty.")
                    .at(place)
                    .why("A password manager that is locked, or a file that was cut, looks like this.")
                    .fix("See that it gives the value, or write `{value: \"\"}` if it is meant to be empty."));
            return null;
        }
        return new Secret(value);
    }

    @Override
    public @Nullable Secret line(ValueSource source, @Nullable Location place, Problems problems) {
        Secret text = text(source, place, problems);
        if (text != null && (text.reveal().indexOf('\n') >= 0 || text.reveal().indexOf('\r') >= 0)) {
            problems.add(Diagnostic.of(name(source) + " holds a line break.")
                    .at(place)
                    .why("The value must fit in one line where it is written."));
            return null;
        }
        return text;
    }

    @Override
    public @Nullable String content(ValueSource source, @Nullable Location place, Problems problems) {
        return fetch(source, place, problems);
    }

    private @Nullable String fetch(ValueSource source, @Nullable Location place, Problems problems) {
        Answer answer = answers.get(source);
        if (answer == null) {
            answer = ask(source);
            answers.put(source, answer);
        }
        return switch (answer) {
            case Answer.Given given -> given.text();
            case Answer.Missing missing -> {
                problems.add(missing.diagnostic().at(place));
                yield null;
            }
        };
    }

    private Answer ask(ValueSource source) {
        return switch (source) {
            case ValueSource.Inline inline -> new Answer.Given(inline.text());
            case ValueSource.Env env -> variable(env.name());
            case ValueSource.FileContent file -> file(file.path());
            case ValueSource.Command command -> command(command.argv());
            case ValueSource.Ssm ssm -> parameter(ssm.name());
            case ValueSource.Generate _, ValueSource.OnBox _ ->
                throw new IllegalArgumentException("Only the box knows the value.");
        };
    }

    private Answer variable(String name) {
        String value = environment.get(name);
        if (value != null && value.isEmpty()) {
            return missing(Diagnostic.of("The environment variable " + Quoted.of(name) + " is set, but empty.")
                    .why("a CI job whose secret is not defined looks like this")
                    .fix("Set it, or write `{value: \"\"}` if it is meant to be empty."));
        }
        return value == null
                ? missing(Diagnostic.of("The environment variable " + Quoted.of(name) + " is not set.")
                        .fix("Set it: `export " + name + "=...`."))
                : new Answer.Given(value);
    }

    private Answer file(String path) {
        Path file = local(path);
        try (InputStream in = Files.newInputStream(file)) {
            return decoded(ByteBuffer.wrap(in.readNBytes(LARGEST + 1)), "The file " + Quoted.of(path));
        } catch (NoSuchFileException e) {
            return missing(Diagnostic.of("There is no file " + Quoted.of(path) + ".")
                    .why("It was looked for at " + file + "."));
        } catch (IOException e) {
            return missing(Diagnostic.of("The file " + Quoted.of(path) + " cannot be read.")
                    .why(IoReason.of(e)));
        }
    }

    private Answer parameter(String name) {
        try {
            return new Answer.Given(parameters.parameter(name));
        } catch (ParameterStore.Unavailable e) {
            return missing(Diagnostic.of(e.sentence()).why(e.why()).fix(e.fix()));
        }
    }

    private Path local(String path) {
        String home = environment.get("HOME");
        if (home != null && path.startsWith("~/")) {
            return Path.of(home).resolve(path.substring(2));
        }
        return base.resolve(path).normalize();
    }

    private Answer command(List<String> argv) {
        String name = "The command " + Quoted.of(argv.getFirst());
        try {
            return switch (runner.run(argv, environment, base.toAbsolutePath(), PATIENCE)) {
                // One that prints more than is read ends by that.
                case CommandRunner.Outcome.Exited exited ->
                    exited.status() == 0 || exited.output().remaining() > LARGEST
                            ? decoded(exited.output(), name)
                            : missing(Diagnostic.of(name + " failed.")
                                    .why(reason("It exited with status " + exited.status() + ".", exited.errors())));
                case CommandRunner.Outcome.TimedOut late ->
                    missing(Diagnostic.of(name + " did not end.")
                            .why(reason("It was stopped after " + PATIENCE.toSeconds() + " seconds.", late.errors())));
            };
        } catch (IOException e) {
            return missing(Diagnostic.of(name + " cannot be started.")
                    .why(unstarted(String.valueOf(e.getMessage())))
                    .fix("Look whether it is installed here and its name is right; it is run without a shell."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return missing(Diagnostic.of(name + " was interrupted."));
        }
    }

    /** By the number of the system's error, which Java puts at the end. */
    private static String unstarted(String message) {
        if (NO_SUCH_FILE.matcher(message).find()) {
            return "There is no such program.";
        }
        return NO_PERMISSION.matcher(message).find() ? "It may not be executed." : message;
    }

    /** What it printed may hold the secret, what it complained may not: only the latter is shown. */
    private static String reason(String ending, String errors) {
        String[] lines = errors.strip().split("\n");
        StringBuilder out = new StringBuilder(ending);
        for (int i = Math.max(0, lines.length - LAST_LINES); i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                out.append('\n').append(lines[i].stripTrailing());
            }
        }
        return out.toString();
    }

    private static Answer decoded(ByteBuffer bytes, String name) {
        if (bytes.remaining() > LARGEST) {
            return missing(Diagnostic.of(name + " gives more than 1 MiB."));
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.indexOf('\0') >= 0
                    ? missing(Diagnostic.of(name + " gives a NUL character.")
                            .why("No environment or line of text can hold one."))
                    : new Answer.Given(text);
        } catch (CharacterCodingException e) {
            return missing(Diagnostic.of(name + " gives something that is not UTF-8."));
        }
    }

    private static Answer missing(Diagnostic diagnostic) {
        return new Answer.Missing(diagnostic);
    }

    private static boolean isPrinted(ValueSource source) {
        return switch (source) {
            case ValueSource.FileContent file -> true;
            case ValueSource.Command command -> true;
            case ValueSource.Inline inline -> false;
            case ValueSource.Env env -> false;
            case ValueSource.Ssm ssm -> false;
            case ValueSource.Generate _, ValueSource.OnBox _ -> false;
        };
    }

    private static String withoutLineEnd(String text) {
        int end = text.endsWith("\r\n") ? 2 : text.endsWith("\n") ? 1 : 0;
        return text.substring(0, text.length() - end);
    }

    private static String name(ValueSource source) {
        return switch (source) {
            case ValueSource.Inline inline -> "The value";
            case ValueSource.Env env -> "The environment variable " + Quoted.of(env.name());
            case ValueSource.FileContent file -> "The file " + Quoted.of(file.path());
            case ValueSource.Command command ->
                "The output of " + Quoted.of(command.argv().getFirst());
            case ValueSource.Ssm ssm -> "The parameter " + Quoted.of(ssm.name());
            case ValueSource.Generate _, ValueSource.OnBox _ -> "The value on the box";
        };
    }
}
