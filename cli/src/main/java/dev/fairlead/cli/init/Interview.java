package dev.fairlead.cli.init;

import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.DiagnosticText;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.reader.ModelReader;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks what is not known, and takes no answer that a model could not hold. */
final class Interview {
    private static final int MOST_TRIES = 10;

    /** Stands for what is not known yet, so that an answer can be tried on a whole model. */
    private static final Map<Question, String> EXAMPLES =
            Map.of(Question.IMAGE, "example/app", Question.PORT, "8000", Question.NAME, "server");

    private final Desk desk;
    private final Function<Answers, String> model;

    /** @param model the text that answers give */
    Interview(Desk desk, Function<Answers, String> model) {
        this.desk = desk;
        this.model = model;
    }

    /** Refuses what was seen but cannot stand in a model, whatever the answers are. */
    void requirePossible(Answers usual) {
        Diagnostic complaint = complaint(usual);
        if (complaint != null) {
            throw new Refusal(Diagnostic.of("What stands here cannot be taken over: " + complaint.message())
                    .why(complaint.why())
                    .fix(complaint.fix()));
        }
    }

    /**
     * What means something only beside an answer that is refused is not looked at.
     *
     * @throws InvalidModelException for all of the given answers that a model cannot hold
     */
    Answers checked(Answers known, Map<Question, String> given) {
        Answers answers = known;
        var problems = new Problems();
        for (Map.Entry<Question, String> entry : given.entrySet()) {
            Answers more = answers.with(entry.getKey(), entry.getValue());
            Diagnostic complaint = complaint(more);
            if (complaint == null) {
                answers = more;
            } else {
                problems.add(Diagnostic.of("`" + entry.getKey().flag() + "`: " + complaint.message())
                        .why(complaint.why())
                        .fix(complaint.fix()));
            }
        }
        problems.throwIfAny(null);
        return answers;
    }

    /** Takes what is usual for all that was not given, and refuses if something has to be given. */
    Answers unasked(Answers known) {
        String missing = Stream.of(Question.values())
                .filter(question -> question.isOpen(known) && !known.isGiven(question) && known.usual(question) == null)
                .map(question -> question.flag() + " " + question.label())
                .collect(Collectors.joining(" "));
        if (!missing.isEmpty()) {
            throw Refusal.ofCommandLine(Diagnostic.of("Not all that a model needs can be seen here.")
                    .fix("fairlead init --yes " + missing));
        }
        return known;
    }

    /** Each question that was not answered by a flag; a mere return takes what stands in brackets. */
    Answers asked(Answers known) {
        Answers answers = known;
        for (Question question : Question.values()) {
            if (question.isOpen(answers) && !answers.isGiven(question)) {
                answers = asked(question, answers);
            }
        }
        return answers;
    }

    private Answers asked(Question question, Answers known) {
        String usual = known.usual(question);
        String brackets = usual == null ? "" : usual.isEmpty() ? " [none]" : " [" + usual + "]";
        for (int i = 0; i < MOST_TRIES; i++) {
            desk.err().print(question.words() + brackets + ": ");
            desk.err().flush();
            String line = desk.environment().person().line();
            if (line == null) {
                throw new Refusal(Diagnostic.of("Nobody answers any more; nothing was written."));
            }
            String answer = line.isBlank() && usual != null ? usual : line.strip();
            Answers answers = known.with(question, answer);
            Diagnostic complaint =
                    answer.isEmpty() && usual == null ? Diagnostic.of("This has to be answered.") : complaint(answers);
            if (complaint == null) {
                return answers;
            }
            desk.err().print(DiagnosticText.of(complaint, null));
        }
        throw new Refusal(
                Diagnostic.of("Those were " + MOST_TRIES + " answers that no model can hold; nothing was written."));
    }

    /** What is wrong with a model of these answers, without its place, or null. */
    private @Nullable Diagnostic complaint(Answers answers) {
        Answers whole = answers;
        for (Map.Entry<Question, String> example : EXAMPLES.entrySet()) {
            if (whole.of(example.getKey()).isEmpty()) {
                whole = whole.with(example.getKey(), example.getValue());
            }
        }
        try {
            ModelReader.read(new SourceText("fairlead.yaml", model.apply(whole)), List.of());
            return null;
        } catch (InvalidModelException e) {
            Diagnostic first = e.diagnostics().getFirst();
            return Diagnostic.of(first.message()).why(first.why()).fix(first.fix());
        }
    }
}
