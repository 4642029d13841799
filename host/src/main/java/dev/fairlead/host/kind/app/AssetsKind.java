package dev.fairlead.host.kind.app;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Static files copied out of an image, for nginx. They stand in a directory named after the image, to which a symbolic
 * link points: that way a release exchanges all of them at one stroke.
 */
public final class AssetsKind implements HostKind<AssetsKind.Declaration> {
    public static final AssetsKind ASSETS = new AssetsKind();

    private static final String AS_COPIED = "as copied";

    private static final String ASK = """
            # fl_assets INDEX PATH RECORD
            fl_assets() {
                [ -L "$2" ] && [ -r "$3" ] || { [ ! -e "$2" ] && [ ! -L "$2" ]; } || { printf '%s other\\n' "$1"; return; }
                [ -L "$2" ] || return 0
                { read -r fl_from; read -r fl_hash; read -r fl_target; } < "$3"
                fl_state='as copied'
                [ "$(readlink -- "$2")" = "$fl_target" ] && [ "$(fl_tree "$2")" = "$fl_hash" ] || fl_state=changed
                printf '%s %s %s\\n' "$1" "$fl_from" "$fl_state"
            }
            """;

    private AssetsKind() {}

    /**
     * @param path of the link, absolute
     * @param from the directory in the image
     */
    public record Declaration(String app, String path, String from, ImageKind.Declaration image) {
        String record() {
            return Prelude.MEMORY + "/assets/" + app;
        }

        String origin() {
            return image.reference() + ":" + from;
        }

        /** What tells the directories of releases apart. */
        String version() {
            String digest = image.digest();
            return digest == null ? "unknown" : digest.substring("sha256:".length(), "sha256:".length() + 12);
        }
    }

    public static Resource<Declaration> of(Declaration declared, String source) {
        return Resource.of(ASSETS, declared.path(), declared, source);
    }

    static Address at(String path) {
        return Address.host(ASSETS.name(), path);
    }

    @Override
    public String name() {
        return "assets";
    }

    @Override
    public List<String> paths(Declaration assets) {
        return List.of(assets.path());
    }

    @Override
    public State desired(Declaration assets) {
        return state(assets.origin(), AS_COPIED);
    }

    private static State state(String origin, String tree) {
        return State.EMPTY.plain("from", origin).plain("tree", tree);
    }

    /** nginx or a person may still look at them. */
    @Override
    public @Nullable Declaration orphan(String name) {
        return null;
    }

    @Override
    public String probe(List<Resource<Declaration>> all) {
        var script = new StringBuilder(AssetsScript.TREE).append(ASK);
        for (int i = 0; i < all.size(); i++) {
            Declaration assets = all.get(i).declared();
            script.append(Shell.words(List.of("fl_assets", Integer.toString(i), assets.path(), assets.record())))
                    .append('\n');
        }
        return script.append("echo end\n").toString();
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> all) {
        List<String> lines = answer.stdout().lines();
        boolean isComplete = !lines.isEmpty() && lines.getLast().equals("end");
        var states = new HashMap<String, State>();
        for (String line : lines) {
            String[] words = line.split(" ", 2);
            int end = line.endsWith(AS_COPIED) ? line.length() - AS_COPIED.length() - 1 : line.lastIndexOf(' ');
            if (words.length == 2 && end > words[0].length()) {
                states.put(words[0], state(line.substring(words[0].length() + 1, end), line.substring(end + 1)));
            } else if (words.length == 2) {
                states.put(words[0], state("elsewhere", "not Fairlead's"));
            }
        }
        var observations = new LinkedHashMap<Address, Observation>();
        for (int i = 0; i < all.size(); i++) {
            State state = states.get(Integer.toString(i));
            observations.put(
                    all.get(i).address(),
                    isComplete
                            ? observation(all.get(i).declared(), state)
                            : Observation.unknown(Unanswered.reason("The answer about assets broke off", answer)));
        }
        return observations;
    }

    private static Observation observation(Declaration assets, @Nullable State state) {
        if (assets.image().digest() == null) {
            return Observation.unknown(
                    "Nobody could tell which digest `" + assets.image().reference() + "` stands for.");
        }
        return state == null ? Observation.absent() : Observation.present(state);
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream()
                .map(change -> Step.slow(
                        "copy " + change.declared().from() + " out of the image to "
                                + change.declared().path(),
                        List.of(change.address()),
                        AssetsScript.copy(change.declared())))
                .toList();
    }
}
