package dev.fairlead.cli.line;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Where a command declares what it understands. What it gets back gives the value once the command line was read. */
public final class Options {
    private final CommandSpec spec;

    public Options(CommandSpec spec) {
        this.spec = spec;
    }

    public BooleanSupplier flag(String name, String description) {
        var option = OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
        spec.addOption(option);
        return () -> Boolean.TRUE.equals(option.getValue());
    }

    /** Null where it is not given. */
    public Supplier<@Nullable String> value(String name, String label, String description) {
        return value(name, label, description, List.of());
    }

    private Supplier<@Nullable String> value(String name, String label, String description, List<String> candidates) {
        var option = OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .completionCandidates(candidates)
                .build();
        spec.addOption(option);
        return option::getValue;
    }

    public Supplier<String> value(String name, String label, String description, String otherwise) {
        var value = value(name, label, description);
        return () -> Objects.requireNonNullElse(value.get(), otherwise);
    }

    /** One of these words, the first where none is given. */
    public Supplier<String> choice(String name, List<String> words, String description) {
        String label = String.join("|", words);
        var value = value(name, label, description + " (default: " + words.getFirst() + ").", words);
        return () -> {
            String given = Objects.requireNonNullElse(value.get(), words.getFirst());
            if (!words.contains(given)) {
                throw Refusal.ofCommandLine(Diagnostic.of("`" + name + "` cannot be " + Quoted.of(given) + ".")
                        .fix("Give one of: " + String.join(", ", words) + "."));
            }
            return given;
        };
    }

    /** A word without a dash. */
    public Supplier<@Nullable String> word(String label, String description) {
        return word(label, description, List.of());
    }

    /** A word without a dash, which completion scripts take from these. */
    public Supplier<@Nullable String> word(String label, String description, List<String> candidates) {
        var word = PositionalParamSpec.builder()
                .type(String.class)
                .index("0")
                .arity("0..1")
                .paramLabel(label)
                .description(description)
                .completionCandidates(candidates)
                .build();
        spec.addPositional(word);
        return word::getValue;
    }

    /** All words that are left, dashes or not, once {@code --} or the first of them was seen. */
    @SuppressWarnings("unchecked")
    public Supplier<List<String>> rest(String label, String description) {
        var rest = PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .index("0..*")
                .arity("0..*")
                .paramLabel(label)
                .description(description)
                .build();
        spec.addPositional(rest);
        return () -> rest.getValue() == null ? List.of() : (List<String>) rest.getValue();
    }
}
