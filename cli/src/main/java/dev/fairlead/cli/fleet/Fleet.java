package dev.fairlead.cli.fleet;

import dev.fairlead.cli.line.Answer;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Question;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.line.Standing;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.line.Together;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.core.diagnostic.Diagnostic;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Puts one question to many servers side by side. What befalls one is told of that one, and keeps no other from answering. */
public final class Fleet {
    /** So many connections at a time: enough to hide the way to the servers, few enough for their network's sake. */
    private static final int AT_ONCE = 16;

    /** Which status outweighs which, the heaviest last: what nobody knows, what failed there, what is wrong here. */
    private static final List<Integer> BY_WEIGHT = List.of(
            ExitStatus.DONE,
            ExitStatus.PENDING,
            ExitStatus.UNKNOWN,
            ExitStatus.ROLLED_BACK,
            ExitStatus.FAILED,
            ExitStatus.WRONG);

    private final Desk desk;
    private final Question question;
    private final Failing failing;

    /** Tells what went wrong, in words, and gives the status that stands for it. */
    public interface Failing {
        int told(Throwable failure, PrintStream err);
    }

    public Fleet(Desk desk, Question question, Failing failing) {
        this.desk = desk;
        this.question = question;
        this.failing = failing;
    }

    /** @return the heaviest status of all */
    public int ask(List<Path> models) throws InterruptedException {
        Together together = question.together();
        if (together == Together.APART) {
            throw Refusal.ofCommandLine(Diagnostic.of(
                            "A plan kept by `--out` and a report of JUnit are of one server, and `-f` names several.")
                    .fix("Give one model, or leave out the option that says how to write."));
        }
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        FleetReport report =
                together == Together.JSON ? new FleetJson(desk.out()) : new FleetText(desk, question, together);
        List<Heard> all = asked(models, report);
        report.end(all, watch.elapsed());
        return all.stream()
                .map(heard -> heard.answer().status())
                .max((one, other) -> Integer.compare(BY_WEIGHT.indexOf(one), BY_WEIGHT.indexOf(other)))
                .orElse(ExitStatus.DONE);
    }

    /** Each is reported in its turn, as soon as those before it are. */
    private List<Heard> asked(List<Path> models, FleetReport report) throws InterruptedException {
        var all = new ArrayList<Heard>();
        try (ExecutorService askers = Executors.newFixedThreadPool(Math.min(AT_ONCE, models.size()))) {
            List<Future<Heard>> coming = models.stream()
                    .map(Path::toString)
                    .map(file -> askers.submit((Callable<Heard>) () -> asked(file)))
                    .toList();
            for (Future<Heard> next : coming) {
                Heard heard = next.get();
                report.add(heard);
                all.add(heard);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return all;
    }

    private Heard asked(String file) {
        var said = new ByteArrayOutputStream();
        var err = new PrintStream(said, true, StandardCharsets.UTF_8);
        Answer answer;
        try {
            answer = question.ask(desk.about(file, err));
        } catch (RuntimeException | Error e) {
            int status = failing.told(e, err);
            answer = new Answer("", Standing.ofFailure(status), status);
        }
        return new Heard(file, answer, said.toString(StandardCharsets.UTF_8));
    }
}
