package dev.fairlead.cli.files;

import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.view.Printable;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.IoReason;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diff.UnifiedDiff;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;

/** A folder of files that belong to a person: none is replaced before they saw what would change. */
public final class Folder {
    private final Path place;
    private final PrintStream out;

    public Folder(Path place, PrintStream out) {
        this.place = place;
        this.out = out;
    }

    /**
     * @param agrees to the replacement of the file with that name
     * @return whether the file is now as wanted
     */
    public boolean put(String name, String text, Predicate<String> agrees) {
        Path file = place.resolve(name);
        try {
            if (Files.exists(file)) {
                String before = Files.readString(file);
                if (before.equals(text)) {
                    out.print("unchanged  " + file + "\n");
                    return true;
                }
                out.print("differs    " + file + "\n" + Printable.lines(UnifiedDiff.between(before, text)));
                out.flush();
                if (!agrees.test(name)) {
                    return false;
                }
            }
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.writeString(file, text);
            out.print("written    " + file + "\n");
            return true;
        } catch (IOException e) {
            throw new Refusal(Diagnostic.of("The file " + Quoted.of(file.toString()) + " cannot be written.")
                    .why(IoReason.of(e)));
        }
    }
}
