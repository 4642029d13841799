package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.load.Figures;
import dev.fairlead.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** What each fault came to. {@code docs/faults.md} must know of each of them, with the same exit status. */
final class FaultTable {
    private static final int WIDEST = 100;

    private final Table table = new Table("fault", "exit status", "the site meanwhile", "what is told");

    /** @param exit status of the command that the fault befell, in words where there are several */
    void row(String fault, String exit, String told, List<Figures> site) {
        String first = told.lines()
                .filter(line -> line.startsWith("error: "))
                .findFirst()
                .orElse(told)
                .strip();
        table.row(fault, exit, served(site), first.length() > WIDEST ? first.substring(0, WIDEST) + "…" : first);
        assertThat(documented()).contains("| " + fault + " | " + exit + " |");
    }

    private static String served(List<Figures> parts) {
        int answered = parts.stream().mapToInt(Figures::answered).sum();
        int lost = parts.stream()
                .mapToInt(part -> part.failed().size() + part.broken().size())
                .sum();
        long silence = parts.stream()
                .mapToLong(part -> part.silence().toMillis())
                .max()
                .orElse(0);
        return answered + " answered, " + lost + " lost, silent for " + silence + " ms at most";
    }

    private static String documented() {
        try {
            return Files.readString(Tool.checkout().resolve("docs/faults.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void print() {
        System.out.println(table.text());
    }
}
