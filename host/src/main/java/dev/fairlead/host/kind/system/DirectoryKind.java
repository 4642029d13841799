package dev.fairlead.host.kind.system;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.kind.Unread;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A directory with owner and mode; what is in it is not its matter. A symbolic link is never followed: whoever may
 * write the directory above could point it at any other.
 */
public final class DirectoryKind implements HostKind<DirectoryKind.Declaration> {
    public static final DirectoryKind DIRECTORY = new DirectoryKind();

    private DirectoryKind() {}

    /**
     * @param path absolute
     * @param access null if it is to go
     */
    public record Declaration(String path, @Nullable Access access) {}

    /** @param mode octal, four digits */
    public record Access(String owner, String group, String mode) {}

    public static Resource<Declaration> of(String path, String owner, String group, String mode, String source) {
        return Resource.of(DIRECTORY, path, new Declaration(path, new Access(owner, group, mode)), source);
    }

    public static Address at(String path) {
        return Address.host(DIRECTORY.name(), path);
    }

    @Override
    public String name() {
        return "directory";
    }

    @Override
    public List<String> paths(Declaration directory) {
        return List.of(directory.path());
    }

    @Override
    public @Nullable State desired(Declaration directory) {
        Access access = directory.access();
        return access == null ? null : state(access.owner(), access.group(), access.mode());
    }

    private static State state(String owner, String group, String mode) {
        return State.EMPTY.plain("owner", owner).plain("group", group).plain("mode", mode);
    }

    @Override
    public Declaration orphan(String name) {
        return new Declaration(name, null);
    }

    @Override
    public String probe(List<Resource<Declaration>> directories) {
        String paths = directories.stream()
                .map(directory -> path(directory.declared()))
                .collect(Collectors.joining(" "));
        return "fl_stat -c '%a|%U|%G|%F|%n' -- " + paths + "\n" + Reading.END;
    }

    private static String path(Declaration directory) {
        return "\"${fl_root-}\"" + Shell.quote(directory.path());
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> directories) {
        return Reading.of(answer, directories, lines -> {
            var found = new HashMap<String, State>();
            for (String line : lines) {
                String[] seen = line.split("\\|", 5);
                if (seen.length == 5) {
                    found.put(seen[4], state(seen));
                }
            }
            var unread = Unread.in(answer.stderr());
            return directory -> observation(directory.declared().path(), found, unread);
        });
    }

    private static Observation observation(String path, Map<String, State> found, Unread unread) {
        State state = found.get(path);
        if (state != null) {
            return Observation.present(state);
        }
        String reason = unread.reason(path);
        return reason == null ? Observation.absent() : Observation.unknown(reason);
    }

    private static State state(String[] seen) {
        State state = state(seen[1], seen[2], "0".repeat(Math.max(0, 4 - seen[0].length())) + seen[0]);
        return seen[3].equals("directory") ? state : state.plain("type", seen[3]);
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream()
                .map(change -> Step.quick(title(change), change.address(), script(change.declared())))
                .toList();
    }

    private static String title(Change<Declaration> change) {
        String path = change.declared().path();
        if (change.after() == null) {
            return "remove the directory " + path + " if it is empty";
        }
        return (change.before() == null ? "make the directory " : "set owner and mode of ") + path;
    }

    /** With {@code $fl_root} set, below that directory instead of the real root. */
    static String script(Declaration directory) {
        String path = path(directory);
        Access access = directory.access();
        if (access == null) {
            return "rmdir --ignore-fail-on-non-empty -- " + path;
        }
        return "[ ! -L " + path + " ] || fl_fail " + Shell.quote("`" + directory.path() + "` is a symbolic link.")
                + "\nmkdir -p -- " + path
                + " && chown -- " + Shell.quote(access.owner() + ":" + access.group()) + " " + path
                + " && chmod -- " + access.mode() + " " + path;
    }
}
