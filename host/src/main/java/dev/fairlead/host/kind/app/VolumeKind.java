package dev.fairlead.host.kind.app;

import dev.fairlead.core.model.App;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.kind.Unread;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file or directory of the box that a container sees. It is made before the container, or Docker would make a directory
 * of any file; what is in it belongs to the app and is never touched or removed.
 */
public final class VolumeKind implements HostKind<VolumeKind.Declaration> {
    public static final VolumeKind VOLUME = new VolumeKind();

    /** Numbers for a user of the image, whose name only the image's own {@code /etc/passwd} explains. */
    private static final String IMAGE_USER = """
            [ -n "$fl_user" ] || fl_user=$(docker image inspect --format '{{.Config.User}}' "$fl_image") || exit
            case ${fl_user%%:*} in
            '') fl_user=0 ;;
            *[!0-9]*)
                docker rm -f "$fl_probe" >/dev/null 2>&1
                docker create --name "$fl_probe" "$fl_image" fairlead >/dev/null || exit
                fl_name=${fl_user%%:*}
                fl_user=$(docker cp "$fl_probe:/etc/passwd" - | tar -xO | grep "^$fl_name:" | cut -d: -f3,4)
                docker rm -f "$fl_probe" >/dev/null
                [ -n "$fl_user" ] || fl_fail "The user $fl_name is not in the image's /etc/passwd."
                ;;
            esac
            """;

    /** It appears with its owner, so that one killed half-way is made again. */
    private static final String MAKE = """
            if [ ! -e "$fl_path" ]; then
                fl_new=${fl_path%%/*}/.${fl_path##*/}.fairlead-new
                mkdir -p -- "${fl_path%%/*}" && rm -rf -- "$fl_new" || exit
                %2$s "$fl_new" && chown -- "$fl_user" "$fl_new" && mv -nT -- "$fl_new" "$fl_path" || exit
            fi
            [ %1$s "$fl_path" ] || fl_fail "$fl_path is something else, and stays as it is."
            """;

    private VolumeKind() {}

    /**
     * @param path absolute
     * @param owner {@code USER[:GROUP]}; null leaves an old one as it is and gives a new one to the container's user
     * @param mode octal; null leaves it as it is
     * @param user of the container; null if the image decides
     * @param image reference
     */
    public record Declaration(
            String path,
            App.VolumeType type,
            @Nullable String owner,
            @Nullable String mode,
            @Nullable String user,
            String image) {

        /** Whether only the image can tell whose a new one is: its user, or what the name of a user means in it. */
        public boolean asksTheImage() {
            return owner == null && (user == null || !Character.isDigit(user.charAt(0)));
        }
    }

    public static Resource<Declaration> of(Declaration declared, String source) {
        return Resource.of(VOLUME, declared.path(), declared, source);
    }

    @Override
    public String name() {
        return "volume";
    }

    @Override
    public List<String> paths(Declaration volume) {
        return List.of(volume.path());
    }

    @Override
    public State desired(Declaration volume) {
        State state = State.EMPTY.plain("type", type(volume.type()));
        if (volume.owner() != null) {
            state = state.plain("owner", volume.owner());
        }
        return volume.mode() == null ? state : state.plain("mode", fourDigits(volume.mode()));
    }

    private static String type(App.VolumeType type) {
        return switch (type) {
            case FILE -> "file";
            case DIRECTORY -> "directory";
        };
    }

    private static String fourDigits(String mode) {
        return "0".repeat(Math.max(0, 4 - mode.length())) + mode;
    }

    /** Data outlives the model. */
    @Override
    public @Nullable Declaration orphan(String name) {
        return null;
    }

    @Override
    public String probe(List<Resource<Declaration>> volumes) {
        var paths = volumes.stream().map(volume -> volume.declared().path()).toList();
        return "fl_stat -L --printf '%a\\0%u\\0%g\\0%U\\0%G\\0%F\\0%n\\0' -- " + Shell.words(paths)
                + "\nprintf 'end\\0'\n";
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> volumes) {
        Fields fields = Fields.of(answer.stdout().bytes());
        var seen = new LinkedHashMap<String, Seen>();
        for (String mode = fields.next(); mode != null && !mode.equals("end"); mode = fields.next()) {
            var found = new Seen(mode, fields.word(), fields.word(), fields.word(), fields.word(), fields.word());
            seen.put(fields.word(), found);
        }
        var unread = Unread.in(answer.stderr());
        var observations = new LinkedHashMap<Address, Observation>();
        for (Resource<Declaration> volume : volumes) {
            observations.put(
                    volume.address(),
                    fields.complete()
                            ? observation(volume.declared(), seen, unread)
                            : Observation.unknown("The answer about volumes broke off."));
        }
        return observations;
    }

    private static Observation observation(Declaration volume, Map<String, Seen> seen, Unread unread) {
        Seen found = seen.get(volume.path());
        if (found != null) {
            return Observation.present(found.state(volume));
        }
        String reason = unread.reason(volume.path());
        return reason == null ? Observation.absent() : Observation.unknown(reason);
    }

    private record Seen(String mode, String uid, String gid, String user, String group, String type) {
        State state(Declaration volume) {
            State state = State.EMPTY.plain("type", type.startsWith("regular") ? "file" : type);
            String owner = volume.owner();
            if (owner != null) {
                state = state.plain("owner", owner(owner));
            }
            return volume.mode() == null ? state : state.plain("mode", fourDigits(mode));
        }

        /** In the words of the declaration, if they mean the same. */
        private String owner(String declared) {
            String[] parts = declared.split(":", 2);
            boolean isUser = parts[0].equals(uid) || parts[0].equals(user);
            boolean isGroup = parts.length == 1 || parts[1].equals(gid) || parts[1].equals(group);
            return isUser && isGroup ? declared : user + ":" + group;
        }
    }

    /** One step for all of an image's volumes: its user is looked up once. */
    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        var byOwner = new LinkedHashMap<String, List<Change<Declaration>>>();
        changes.forEach(change -> byOwner.computeIfAbsent(owner(change.declared()), any -> new ArrayList<>())
                .add(change));
        return byOwner.entrySet().stream()
                .map(each -> step(each.getKey(), each.getValue()))
                .toList();
    }

    private static Step step(String owner, List<Change<Declaration>> changes) {
        boolean isMade = changes.stream().anyMatch(VolumeKind::isMade);
        var script = new StringBuilder(isMade ? owner : "");
        changes.forEach(change -> script.append(script(change)));
        return new Step(
                changes.stream().map(VolumeKind::title).collect(Collectors.joining(", ")),
                changes.stream().map(Change::address).toList(),
                Step.Pace.QUICK,
                new Work.Script(script.append(":\n").toString()));
    }

    private static boolean isMade(Change<Declaration> change) {
        return change.before() == null || change.touches("type");
    }

    private static String title(Change<Declaration> change) {
        String path = change.declared().path();
        return change.before() == null
                ? "make the " + type(change.declared().type()) + " " + path
                : "set owner and mode of " + path;
    }

    private static String script(Change<Declaration> change) {
        Declaration volume = change.declared();
        var script = new StringBuilder("fl_path=" + Shell.quote(volume.path()) + "\n");
        if (isMade(change)) {
            script.append(make(volume.type()));
        } else if (volume.owner() != null) {
            script.append("chown -- " + Shell.quote(volume.owner()) + " \"$fl_path\" || exit\n");
        }
        if (volume.mode() != null) {
            script.append("chmod -- " + volume.mode() + " \"$fl_path\" || exit\n");
        }
        return script.toString();
    }

    private static String owner(Declaration volume) {
        String owner = volume.owner() != null ? volume.owner() : volume.user();
        String user = "fl_user=" + Shell.quote(owner == null ? "" : owner) + "\n";
        if (!volume.asksTheImage()) {
            return user;
        }
        String probe = "fairlead-user-" + Integer.toHexString(volume.image().hashCode());
        return user + "fl_image=" + Shell.quote(volume.image()) + "\nfl_probe=" + probe + "\n" + IMAGE_USER;
    }

    private static String make(App.VolumeType type) {
        return switch (type) {
            case FILE -> """
                    # What Docker made of a file that was not there: an empty directory.
                    [ ! -d "$fl_path" ] || rmdir -- "$fl_path" || exit
                    """ + MAKE.formatted("-f", ": >");
            case DIRECTORY -> MAKE.formatted("-d", "mkdir");
        };
    }
}
