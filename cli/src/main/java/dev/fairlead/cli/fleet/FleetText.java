package dev.fairlead.cli.fleet;

import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Question;
import dev.fairlead.cli.line.Standing;
import dev.fairlead.cli.line.Together;
import dev.fairlead.cli.view.Amount;
import dev.fairlead.cli.view.Ink;
import dev.fairlead.cli.view.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** For a person: whatever has something to say under its own name, and one sentence that counts them all. */
final class FleetText implements FleetReport {
    private final Desk desk;
    private final Question question;
    private final Together together;

    FleetText(Desk desk, Question question, Together together) {
        this.desk = desk;
        this.question = question;
        this.together = together;
    }

    @Override
    public void add(Heard heard) {
        if (together == Together.JOINED) {
            desk.out().print(heard.answer().text());
        } else if (heard.answer().standing() != Standing.WELL
                && !heard.answer().text().isEmpty()) {
            desk.out().print(heading(heard, desk.outInk()) + heard.answer().text() + "\n");
        }
        desk.out().flush();
        if (!heard.errors().isEmpty()) {
            desk.err().print(heading(heard, desk.errInk()) + heard.errors() + "\n");
            desk.err().flush();
        }
    }

    /** Where others read the answers, the sentence is no part of them. */
    @Override
    public void end(List<Heard> all, Duration took) {
        String sentence = sentence(all) + " (" + Amount.of(took) + ")\n";
        boolean areAllWell = count(all, Standing.WELL) == all.size();
        if (together == Together.JOINED) {
            desk.err().print(sentence);
        } else {
            desk.out()
                    .print(
                            areAllWell
                                    ? desk.outInk().green(sentence)
                                    : desk.outInk().bold(sentence));
        }
    }

    private static String heading(Heard heard, Ink ink) {
        return ink.bold(Printable.line(heard.file())) + "\n";
    }

    /** {@code 10 servers: 8 in sync, 1 not as the model says, 1 out of sight.} */
    private String sentence(List<Heard> all) {
        var counts = new ArrayList<String>();
        for (Standing standing : Standing.values()) {
            long count = count(all, standing);
            if (count > 0) {
                counts.add(count + " " + word(standing));
            }
        }
        return Amount.of(all.size(), "server") + ": " + String.join(", ", counts) + ".";
    }

    private String word(Standing standing) {
        return switch (standing) {
            case WELL -> question.well();
            case PENDING -> "not as the model says";
            case UNKNOWN -> "out of sight";
            case FAILED -> "failed";
        };
    }

    private static long count(List<Heard> all, Standing standing) {
        return all.stream()
                .filter(heard -> heard.answer().standing() == standing)
                .count();
    }
}
