package dev.fairlead.host.memory;

import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.FrameListener;
import dev.fairlead.host.shell.Section;
import dev.fairlead.host.shell.Shell;
import dev.fairlead.host.ssh.HostException;
import java.time.Duration;
import java.util.List;

/**
 * That a box belongs to one server, by the {@code name} of its model. Without it a slip in an address would make an apply take
 * away all that another server has, as what this model no longer names.
 */
public final class Belonging {
    private static final String OF_FILE = """
            fl_name=; read -r fl_name 2>/dev/null < "$FAIRLEAD/name" || :
            case $fl_name in -* | *[!a-z0-9-]*) fl_name= ;; esac
            """;

    /**
     * Sets {@code $fl_name} to the name of the server that the box belongs to; empty where it says none that could be one. The
     * text of the model says it too, on a box that was last changed before there was a file for it.
     */
    public static final String NAME = OF_FILE + """
            [ -n "$fl_name" ] || [ ! -r "$FAIRLEAD/model.yaml" ] ||
                fl_name=$(sed -n "s/^name: *[\\"']\\{0,1\\}\\([a-z0-9][a-z0-9-]*\\).*/\\1/p" "$FAIRLEAD/model.yaml" | head -n 1)
            """;

    private static final String FILE = Prelude.MEMORY + "/name";
    private static final String SECTION = "name";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Belonging() {}

    /** sh that writes down whose the box is, where its file says none. */
    public static String claim(String server) {
        return OF_FILE + "[ -n \"$fl_name\" ] || printf '%s\\n' " + Shell.quote(server)
                + " | fl_put \"$FAIRLEAD/name\" root root 0644 || exit\n";
    }

    /** @param server as the model names it whose turn it is */
    public static void require(String server, BoxMemory memory) {
        if (memory.isOfAnother(server)) {
            throw toAnother(String.valueOf(memory.server()), server);
        }
    }

    /** For what is done without a look. */
    public static void require(String server, ScriptRunner box) {
        var ask = Section.asking(SECTION, NAME + "printf '%s\\n' \"$fl_name\"\n");
        String owner = box.run("", List.of(ask), FrameListener.NONE, PATIENCE)
                .finished(SECTION)
                .stdout()
                .value()
                .strip();
        if (!owner.isEmpty() && !owner.equals(server)) {
            throw toAnother(owner, server);
        }
    }

    public static HostException toAnother(String owner, String server) {
        return new HostException(
                HostException.Reason.BELONGS_TO_ANOTHER,
                "The box belongs to the server " + Quoted.of(owner) + ", and the model is of `" + server + "`.",
                FILE + " on the box says so; an apply would take away what it has as " + Quoted.of(owner) + ".",
                "Correct where the model says its server is. If it is the same server under another name, or a copy of it, tell"
                        + " the box first: " + telling(server));
    }

    /** What a person types on a box that is to belong to the server from now on. */
    public static String telling(String server) {
        return "echo " + Shell.quote(server) + " | sudo tee " + FILE;
    }
}
