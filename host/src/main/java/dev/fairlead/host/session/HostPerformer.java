package dev.fairlead.host.session;

import dev.fairlead.core.apply.Layer;
import dev.fairlead.core.apply.Performer;
import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.lock.HostLock;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.pull.ImagePull;
import dev.fairlead.host.pull.PullListener;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.FrameListener;
import dev.fairlead.host.shell.Section;
import dev.fairlead.host.shell.Shell;
import dev.fairlead.host.ssh.HostException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Performs steps on the box: a batch is one script, and each step that succeeds is remembered in the box's manifest by
 * the same script, so that a run killed at any moment leaves a true memory.
 */
final class HostPerformer implements Performer {
    /** For what is not a step: the look at the lock. */
    private static final Duration BESIDES = Duration.ofMinutes(1);

    /** That of a shell which SIGKILL ended. */
    private static final int KILLED = 137;

    private final ScriptRunner box;
    private final HostLock lock;
    private final String prelude;
    private final Plan plan;
    private final ImagePull images;
    private final Map<Address, Integer> lastStep = new HashMap<>();
    private final Set<Address> forgotten;

    /** @param verb what the run is for, by which a release knows what else the run does */
    HostPerformer(ScriptRunner box, HostLock lock, ImagePull images, String verb, Plan plan, Set<Address> orphans) {
        this.prelude = lock.shared() + "FAIRLEAD_VERB=" + Shell.quote(verb) + "\n";
        this.box = box;
        this.lock = lock;
        this.images = images;
        this.plan = plan;
        this.forgotten = new HashSet<>(orphans);
        plan.steps().forEach(step -> step.changes().forEach(change -> lastStep.put(change.address(), step.index())));
    }

    @Override
    public void perform(List<PlannedStep> batch, StepListener listener) {
        // Those that are no script are long steps, and so alone in their batch.
        PlannedStep first = batch.getFirst();
        switch (first.step().work()) {
            case Work.Pull pull -> pull(first, pull, listener);
            case Work.NewLogin login -> {
                listener.began(first);
                listener.ended(first, new NewLogin(box, lock).perform(login, journal(first)));
            }
            case Work.Script _ -> runScripts(batch, listener);
            case Work.Call call -> throw new IllegalStateException("No work for a box: " + call);
        }
    }

    private void pull(PlannedStep step, Work.Pull pull, StepListener listener) {
        listener.began(step);
        StepOutcome outcome;
        try {
            outcome = images.perform(pull, journal(step), new PullListener() {
                @Override
                public void said(String sentence) {
                    listener.said(step, sentence);
                }

                @Override
                public void layers(List<Layer> layers) {
                    listener.layers(step, layers);
                }
            });
        } catch (RuntimeException e) {
            outcome = new StepOutcome.Lost(e.toString());
        }
        listener.ended(step, outcome);
    }

    private void runScripts(List<PlannedStep> batch, StepListener listener) {
        var sections = new ArrayList<Section>();
        var byId = new LinkedHashMap<String, PlannedStep>();
        sections.add(Section.doing("lock", lock.check()));
        Duration all = BESIDES;
        for (PlannedStep step : batch) {
            String id = "step-" + step.index();
            Duration limit = step.step().pace().limit();
            byId.put(id, step);
            sections.add(Section.doing(id, script(step)).within(limit));
            all = all.plus(limit);
        }
        var watch = new Watch(byId, listener);
        try {
            Answer held = box.run(prelude, sections, watch, all).of("lock");
            if (held instanceof Answer.Finished finished && !finished.succeeded()) {
                watch.lost(finished.stderr());
            }
        } catch (HostException e) {
            watch.lost(e.getMessage() + (e.why() == null ? "" : " " + e.why()));
        } catch (RuntimeException e) {
            watch.lost(e.toString());
        }
    }

    private String script(PlannedStep step) {
        String work = switch (step.step().work()) {
            case Work.Script script -> script.text();
            case Work.Pull pull -> throw new IllegalArgumentException("A pull is no script: " + pull.named());
            case Work.NewLogin _ -> throw new IllegalArgumentException("A login is no script.");
            case Work.Call call -> throw new IllegalStateException("No work for a box: " + call);
        };
        return "(\n" + work + "\n)\nfl_status=$?\n[ \"$fl_status\" = 0 ] || exit \"$fl_status\"\n" + journal(step);
    }

    private String journal(PlannedStep step) {
        var lines = new StringBuilder();
        for (var change : step.changes()) {
            Address address = change.address();
            if (lastStep.getOrDefault(address, -1) == step.index()) {
                Manifest.Entry entry =
                        forgotten.contains(address) ? null : plan.manifest().get(address);
                lines.append(' ').append(Shell.quote(BoxMemory.line(address, entry)));
            }
        }
        return lines.isEmpty() ? ":" : "printf '%s\\n'" + lines + " >> \"$FAIRLEAD/manifest\" || fl_forgetful";
    }

    /** Translates frames into steps. */
    private static final class Watch implements FrameListener {
        private final Map<String, PlannedStep> byId;
        private final StepListener listener;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final Set<PlannedStep> ended = new HashSet<>();
        private final Set<PlannedStep> begun = new HashSet<>();

        Watch(Map<String, PlannedStep> byId, StepListener listener) {
            this.byId = byId;
            this.listener = listener;
        }

        @Override
        public void began(Section section) {
            PlannedStep step = byId.get(section.id());
            if (step != null && begun.add(step)) {
                line.reset();
                listener.began(step);
            }
        }

        @Override
        public void printed(Section section, byte[] bytes, int from, int to) {
            PlannedStep step = byId.get(section.id());
            for (int i = from; step != null && i < to; i++) {
                if (bytes[i] != '\n') {
                    line.write(bytes[i]);
                } else if (line.size() > 0) {
                    listener.said(step, line.toString(StandardCharsets.UTF_8));
                    line.reset();
                }
            }
        }

        @Override
        public void finished(Answer.Finished answer) {
            PlannedStep step = byId.get(answer.section().id());
            if (step != null && ended.add(step)) {
                listener.ended(step, outcome(answer));
            }
        }

        private static StepOutcome outcome(Answer.Finished answer) {
            if (answer.succeeded()) {
                return new StepOutcome.Succeeded();
            }
            return answer.exit() == Work.Script.ROLLED_BACK
                    ? new StepOutcome.RolledBack(answer.stderr())
                    : new StepOutcome.Failed(why(answer));
        }

        private static String why(Answer.Finished answer) {
            String said = answer.stderr().isBlank() ? answer.stdout().value() : answer.stderr();
            if (answer.exit() == KILLED) {
                return "It was killed on the box, as a kernel does for want of memory.\n" + said + "\n(exit status "
                        + KILLED + ")";
            }
            return said.isBlank() ? "exit status " + answer.exit() : said + "\n(exit status " + answer.exit() + ")";
        }

        /** Nothing more will be heard of what is under way, or of what was just to begin. */
        void lost(String why) {
            boolean isFirst = begun.isEmpty();
            if (begun.stream().allMatch(ended::contains)) {
                byId.values().stream()
                        .filter(step -> !begun.contains(step))
                        .findFirst()
                        .ifPresent(step -> {
                            begun.add(step);
                            listener.began(step);
                        });
            }
            for (PlannedStep step : begun) {
                if (ended.add(step)) {
                    listener.ended(step, isFirst ? new StepOutcome.Failed(why) : new StepOutcome.Lost(why));
                }
            }
        }
    }
}
