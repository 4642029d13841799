package dev.fairlead.host.memory;

import dev.fairlead.host.kind.BoxKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this machine recalls of a box from its last look at it: which releases ran in which colour. With it the first
 * question can be so exact that no second one is needed. It is only ever a guess, which the box's own answer overrules;
 * so a file that is lost, damaged or cannot be written does not matter.
 */
public final class Recollection {
    /** For a caller that has no place to keep anything. */
    public static final Recollection NONE = new Recollection(null);

    private static final String GREEN = "green ";

    private final @Nullable Path file;

    private Recollection(@Nullable Path file) {
        this.file = file;
    }

    public static Recollection in(Path file) {
        return new Recollection(file);
    }

    public BoxMemory recall(BoxKey newKey) {
        var green = new HashSet<String>();
        var releases = new ArrayList<Release>();
        for (String line : lines()) {
            Ledger.Entry entry = Ledger.entry(line);
            if (entry != null) {
                releases.add(entry.release());
            } else if (line.startsWith(GREEN)) {
                green.add(line.substring(GREEN.length()));
            }
        }
        return BoxMemory.blank(newKey).with(releases, green);
    }

    public void keep(BoxMemory memory) {
        var lines = new ArrayList<String>();
        memory.green().stream().sorted().forEach(app -> lines.add(GREEN + app));
        memory.releases().stream().map(Ledger::line).forEach(lines::add);
        if (file != null && !lines.equals(lines())) {
            write(file, lines);
        }
    }

    private List<String> lines() {
        try {
            return file == null || !Files.exists(file) ? List.of() : Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void write(Path file, List<String> lines) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
                Path beside = Files.createTempFile(directory, "recollection", null);
                Files.write(beside, lines, StandardCharsets.UTF_8);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            // The next look asks twice, that is all.
            return;
        }
    }
}
