package dev.fairlead.core.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, so that a person hears all of it at once. */
public final class Problems {
    private static final Comparator<Diagnostic> BY_POSITION = Comparator.comparingInt(
                    (Diagnostic d) -> d.location() == null ? 0 : d.location().line())
            .thenComparingInt(d -> d.location() == null ? 0 : d.location().column());

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    public void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /** How many there are so far; a reader compares it with an earlier count to learn whether its part went well. */
    public int count() {
        return diagnostics.size();
    }

    public List<Diagnostic> sorted() {
        List<Diagnostic> sorted = new ArrayList<>(diagnostics);
        sorted.sort(BY_POSITION);
        return sorted;
    }

    /** @param source what the locations point into, if that could be read */
    public void throwIfAny(@Nullable SourceText source) {
        if (!diagnostics.isEmpty()) {
            throw new InvalidModelException(sorted(), source);
        }
    }
}
