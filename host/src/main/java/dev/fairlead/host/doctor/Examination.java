package dev.fairlead.host.doctor;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Answers;
import dev.fairlead.host.shell.FrameListener;
import dev.fairlead.host.shell.Section;
import dev.fairlead.host.ssh.CutShortException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks a box for all checks in one question, while this machine looks up the names of its sites. */
public final class Examination {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int NAMES_SECONDS = 5;
    private static final String MEMORY = "fairlead";

    private Examination() {}

    public static Diagnosis of(ServerModel model, ScriptRunner box, Names names, InstantSource clock) {
        var lookups = new LinkedHashMap<String, CompletableFuture<Lookup>>();
        names(model).forEach(name -> lookups.put(name, begin(names, name)));
        var sections = new ArrayList<Section>();
        Checks.ALL.forEach(check -> sections.add(Checks.section(check, model)));
        // Behind the clock, whose answer is to be heard at once; before all that may take its time.
        sections.add(1, Section.asking(MEMORY, BoxMemory.PROBE));
        var times = new Times(clock);
        Instant asked = clock.instant();
        Answers answers = asked(box, sections, times);
        var around = new Surroundings(
                model,
                BoxMemory.read(answers.finished(MEMORY).stdout()),
                asked,
                times.heard.getOrDefault(Clock.NAME, clock.instant()),
                ended(lookups));
        var findings = new ArrayList<Finding>();
        Checks.ALL.forEach(check -> findings.addAll(Checks.read(check, answers.of(check.name()), around)));
        return new Diagnosis(model.name(), findings);
    }

    /** Where the connection is lost, or the time over, what was answered until then is told. */
    private static Answers asked(ScriptRunner box, List<Section> sections, Times times) {
        try {
            return box.run(Checks.SHARED, sections, times, PATIENCE);
        } catch (CutShortException e) {
            if (e.answers().of(MEMORY) instanceof Answer.Finished) {
                return e.answers();
            }
            throw e;
        }
    }

    /** Those of the sites, and where this machine reaches the box. */
    private static Set<String> names(ServerModel model) {
        var names = new LinkedHashSet<String>();
        for (AppModel app : model.apps().values()) {
            names.addAll(ServerNames.of(app));
        }
        String address = model.ssh().address();
        if (!names.isEmpty() && address != null) {
            names.add(address);
        }
        return names;
    }

    /** A resolver can hang for longer than anybody waits; its thread does not hold up the end of the program. */
    private static CompletableFuture<Lookup> begin(Names names, String name) {
        return CompletableFuture.supplyAsync(
                        () -> names.look(name),
                        task -> Thread.ofPlatform().daemon().start(task))
                .exceptionally(failure -> Lookup.failed(String.valueOf(failure.getMessage())));
    }

    private static Map<String, Lookup> ended(Map<String, CompletableFuture<Lookup>> lookups) {
        var late = Lookup.failed("no answer within " + NAMES_SECONDS + " s");
        var found = new HashMap<String, Lookup>();
        lookups.forEach((name, lookup) -> found.put(
                name,
                lookup.completeOnTimeout(late, NAMES_SECONDS, TimeUnit.SECONDS).join()));
        return found;
    }

    /** When each section's answer was there. */
    private static final class Times implements FrameListener {
        private final InstantSource clock;
        private final Map<String, Instant> heard = new HashMap<>();

        Times(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public void finished(Answer.Finished answer) {
            heard.put(answer.section().id(), clock.instant());
        }
    }
}
