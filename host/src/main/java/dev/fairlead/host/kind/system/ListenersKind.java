package dev.fairlead.host.kind.system;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What listens to the world and the model does not know of. Fairlead ends nothing that is not its own, so its step only
 * looks whether such a thing is still there once all else is done, and fails if so.
 */
public final class ListenersKind implements HostKind<MeantPorts> {
    public static final ListenersKind LISTENERS = new ListenersKind();

    private static final String NAME = "listeners";

    private static final String STILL = """
            fl_found=
            fl_still() { case $fl_now in *" $1 "*) fl_found="$fl_found$2 "; esac; }
            """;

    private ListenersKind() {}

    public static Resource<MeantPorts> of(MeantPorts meant, String source) {
        return Resource.of(LISTENERS, "world", meant, source);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State desired(MeantPorts meant) {
        return State.EMPTY;
    }

    @Override
    public @Nullable MeantPorts orphan(String name) {
        return null;
    }

    @Override
    public String probe(List<Resource<MeantPorts>> resources) {
        return "command -v ss >/dev/null || echo '!The box has no `ss` to tell what listens: apt-get install iproute2'\n"
                + Listening.PROCESS + Listening.QUESTION + Reading.END;
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<MeantPorts>> resources) {
        return Reading.of(answer, resources, lines -> {
            List<Listening> all = Listening.read(lines);
            return resource -> {
                State state = State.EMPTY;
                for (Listening stranger : resource.declared().strangers(all)) {
                    state = state.plain(stranger.slashed(), stranger.toString());
                }
                return Observation.present(state);
            };
        });
    }

    @Override
    public List<Step> steps(List<Change<MeantPorts>> changes) {
        return changes.stream()
                .map(change ->
                        Step.quick("look whether anything else listens to the world", change.address(), script(change)))
                .toList();
    }

    private static String script(Change<MeantPorts> change) {
        var script = new StringBuilder(Listening.PROCESS + "fl_now=$(\n" + Listening.QUESTION + ")\n" + STILL);
        State seen = Objects.requireNonNullElse(change.before(), State.EMPTY);
        for (String port : seen.attributes().keySet()) {
            String[] words = port.split("/");
            String sentence = "Port " + port + " listens to the world, and the model does not know of it: "
                    + seen.word(port) + ".";
            script.append(Shell.words(List.of("fl_still", words[1] + " " + words[0], sentence)))
                    .append('\n');
        }
        return script.append("[ -z \"$fl_found\" ] || fl_fail \"$fl_found\""
                        + "\"End it, let it listen on 127.0.0.1, or allow it under system.openPorts.\"\n")
                .toString();
    }
}
