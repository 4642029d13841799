package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.model.schema.ChoiceShape;
import dev.fairlead.core.model.schema.EitherShape;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.ParsedShape;
import dev.fairlead.core.model.schema.Shape;
import dev.fairlead.core.model.schema.TextShape;
import dev.fairlead.core.model.schema.WholeShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value given inline, or a note where to fetch it. */
final class ValueShape extends ObjectShape<ValueSource> {
    private static final TextShape WORD =
            TextShape.matching("a word of a command", "[^\\u0000]+", "It may not be empty.", "pass");

    static final Shape<ValueSource> OPEN = of("Value", TextShape.prose("text"), false);
    static final Shape<ValueSource> SECRET = of("SecretValue", TextShape.secret("text"), false);
    static final Shape<ValueSource> GENERATED = of("GeneratedValue", TextShape.secret("text"), true);

    private final Key<@Nullable String> value;
    private final Key<@Nullable String> env =
            keys.optional("env", Words.ENV_NAME, "The environment variable that holds it where Fairlead runs.");
    private final Key<@Nullable String> file = keys.optional(
            "file", Paths.LOCAL, "The file that holds it where Fairlead runs; one line break at its end is left out.");
    private final Key<@Nullable List<String>> command = keys.optional(
            "command",
            ListShape.of(WORD).notEmpty(),
            "A command that prints it where Fairlead runs, without a shell; one line break at its end is left out.");
    private final Key<@Nullable String> ssm = keys.optional(
            "ssm",
            Words.PARAMETER,
            "A parameter of AWS Systems Manager that holds it, by name or ARN, asked with the credentials of whoever runs"
                    + " Fairlead.");
    private final @Nullable Key<@Nullable Integer> generate;
    private final @Nullable Key<@Nullable Keeper> keptOn;

    /** Who keeps a value that the model does not know where to find. */
    private enum Keeper {
        BOX
    }

    private ValueShape(String title, TextShape inline, boolean generated) {
        super(title);
        value = keys.optional("value", inline, "The value itself.");
        if (generated) {
            generate = keys.optional(
                    "generate",
                    new WholeShape("a length", 8, 1024),
                    "Made at random on the box, once, this many characters long; it never leaves the box.");
            keptOn = keys.optional(
                    "keptOn",
                    ChoiceShape.of(Keeper.BOX),
                    "Given to the box with `fairlead secrets set NAME`, and kept there; it never leaves the box.");
            keys.exactlyOneOf(value, env, file, command, ssm, generate, keptOn);
        } else {
            generate = null;
            keptOn = null;
            keys.exactlyOneOf(value, env, file, command, ssm);
        }
    }

    private static Shape<ValueSource> of(String title, TextShape inline, boolean generated) {
        return new EitherShape<>(
                new ParsedShape<>(inline, ValueSource.Inline::new), new ValueShape(title, inline, generated));
    }

    @Override
    protected ValueSource build(Fields fields) {
        String text = fields.get(value);
        if (text != null) {
            return new ValueSource.Inline(text);
        }
        String name = fields.get(env);
        if (name != null) {
            return new ValueSource.Env(name);
        }
        String path = fields.get(file);
        if (path != null) {
            return new ValueSource.FileContent(path);
        }
        List<String> argv = fields.get(command);
        if (argv != null) {
            return new ValueSource.Command(argv);
        }
        String parameter = fields.get(ssm);
        if (parameter != null) {
            return new ValueSource.Ssm(parameter);
        }
        Integer length = generate == null ? null : fields.get(generate);
        if (length != null) {
            return new ValueSource.Generate(length);
        }
        if (keptOn != null && fields.get(keptOn) != null) {
            return new ValueSource.OnBox();
        }
        throw new IllegalStateException("Exactly one of the keys must have been read.");
    }
}
