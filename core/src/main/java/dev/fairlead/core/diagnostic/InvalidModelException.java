package dev.fairlead.core.diagnostic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The model cannot be used as it stands. Holds everything that is wrong with it, in the order of the file. */
public final class InvalidModelException extends RuntimeException {
    private final transient List<Diagnostic> diagnostics;
    private final transient @Nullable SourceText source;

    public InvalidModelException(List<Diagnostic> diagnostics, @Nullable SourceText source) {
        super(diagnostics.getFirst().message());
        this.diagnostics = List.copyOf(diagnostics);
        this.source = source;
    }

    public InvalidModelException(Diagnostic diagnostic) {
        this(List.of(diagnostic), null);
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** What the locations point into; null when it could not be read. */
    public @Nullable SourceText source() {
        return source;
    }

    /** All of it as a person reads it. */
    public String text() {
        return DiagnosticText.of(diagnostics, source);
    }
}
