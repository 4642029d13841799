package dev.fairlead.core.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, so that a person hears all of it at once. */
public final class Problems {
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
        // Asked by every start: see Address.equals for what Comparator.comparing would cost.
        sorted.sort((one, other) -> {
            int byLine = Integer.compare(line(one), line(other));
            return byLine != 0 ? byLine : Integer.compare(column(one), column(other));
        });
        return sorted;
    }

    private static int line(Diagnostic diagnostic) {
        return diagnostic.location() == null ? 0 : diagnostic.location().line();
    }

    private static int column(Diagnostic diagnostic) {
        return diagnostic.location() == null ? 0 : diagnostic.location().column();
    }

    /** @param source what the locations point into, if that could be read */
    public void throwIfAny(@Nullable SourceText source) {
        if (!diagnostics.isEmpty()) {
            throw new InvalidModelException(sorted(), source);
        }
    }
}
