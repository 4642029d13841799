package dev.fairlead.host.kind.system;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Downtime;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.shell.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sshd goes by, as {@code sshd -T} tells it and not as one file says: a drop-in of Fairlead's own, and whether it
 * wins. A change to it is undone by the box itself unless a connection made after it gets in.
 */
public final class SshdKind implements HostKind<SshdKind.Declaration> {
    public static final SshdKind SSHD = new SshdKind();

    /** The file that is Fairlead's own. */
    public static final String DROP_IN = SshdSteps.DROP_IN;

    private static final String NAME = "sshd";
    private static final String CURRENT = "current";

    private static final String QUESTION = """
            fl_said=$("$(command -v sshd || echo /usr/sbin/sshd)" -T 2>&1) || printf '!sshd refuses its configuration: %s\\n' \\
                "$(printf %s "$fl_said" | head -n 1)"
            printf '%s\\n' "$fl_said" | grep -E '^(KEYS) ' | sed 's/^/effective /'
            if [ -f DROPIN ]; then
                echo there
                [ -e /run/sshd.pid ] && [ DROPIN -nt /run/sshd.pid ] && echo stale
                sed 's/^/line /' DROPIN
            fi
            """;

    private SshdKind() {}

    /** @param settings as {@code sshd -T} writes them; empty for a drop-in that goes */
    public record Declaration(Map<String, String> settings) {
        public Declaration {
            settings = new LinkedHashMap<>(settings);
        }

        /** What its file says. */
        public String body() {
            var body = new StringBuilder(
                    "# Written by Fairlead. In sshd the first word counts, so this file comes first.\n");
            settings.forEach(
                    (key, value) -> body.append(key).append(' ').append(value).append('\n'));
            return body.toString();
        }
    }

    public static Resource<Declaration> of(Map<String, String> settings, String source) {
        return Resource.of(SSHD, NAME, new Declaration(settings), source);
    }

    public static Address at() {
        return Address.host(NAME, NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> paths(Declaration sshd) {
        return List.of(DROP_IN);
    }

    @Override
    public @Nullable State desired(Declaration sshd) {
        if (sshd.settings().isEmpty()) {
            return null;
        }
        State state = State.EMPTY.text("content", sshd.body()).plain("running", CURRENT);
        for (var setting : sshd.settings().entrySet()) {
            state = state.plain(setting.getKey(), setting.getValue());
        }
        return state;
    }

    @Override
    public Declaration orphan(String name) {
        return new Declaration(Map.of());
    }

    /** Connections that stand are left alone. */
    @Override
    public Downtime downtime(Change<Declaration> change) {
        return Downtime.NONE;
    }

    @Override
    public String probe(List<Resource<Declaration>> resources) {
        var keys = new ArrayList<>(List.of("none"));
        resources.forEach(sshd -> keys.addAll(sshd.declared().settings().keySet()));
        return QUESTION.replace("KEYS", String.join("|", keys)).replace("DROPIN", DROP_IN) + Reading.END;
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> resources) {
        return Reading.of(answer, resources, lines -> sshd -> seen(lines, sshd.declared()));
    }

    private static Observation seen(List<String> lines, Declaration sshd) {
        boolean isThere = lines.contains("there");
        if (sshd.settings().isEmpty()) {
            return isThere ? Observation.present(State.EMPTY.plain("content", "a drop-in")) : Observation.absent();
        }
        State state = State.EMPTY;
        var body = new StringBuilder();
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            if (words[0].equals("effective") && words.length == 3) {
                state = state.plain(words[1], words[2]);
            } else if (words[0].equals("line")) {
                body.append(line.substring(Math.min(line.length(), "line ".length())))
                        .append('\n');
            }
        }
        if (isThere) {
            state = state.text("content", body.toString())
                    .plain("running", lines.contains("stale") ? "older than its file" : CURRENT);
        }
        return Observation.present(state);
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        var steps = new ArrayList<Step>();
        for (Change<Declaration> change : changes) {
            Declaration sshd = change.declared();
            if (sshd.settings().isEmpty()) {
                steps.add(Step.quick("remove " + DROP_IN, change.address(), SshdSteps.remove()));
                continue;
            }
            List<Address> address = List.of(change.address());
            steps.add(Step.slow(
                    "write " + DROP_IN + " (tried with sshd -t first, and undone unless a new login gets in)",
                    address,
                    SshdSteps.write(sshd)));
            steps.add(new Step(
                    "log in anew", address, Step.Pace.LONG, new Work.NewLogin(SshdSteps.CONFIRM, SshdSteps.UNDO_NOW)));
        }
        return steps;
    }
}
