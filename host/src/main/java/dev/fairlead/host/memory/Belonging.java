package dev.fairlead.host.memory;

import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Shell;
import dev.fairlead.host.ssh.HostException;

/**
 * That a box belongs to one model, by the name of its server. Without it a slip in an address would make an apply take away
 * all that another server has, as what this model no longer names.
 */
public final class Belonging {
    private static final String FILE = Prelude.MEMORY + "/name";

    private Belonging() {}

    /** @param name of the server in the model whose turn it is */
    public static void require(String name, BoxMemory memory) {
        if (memory.name() != null && !memory.name().equals(name)) {
            throw toAnother(memory.name(), name);
        }
    }

    /** @param owner as the box says it, which may be anything */
    public static HostException toAnother(String owner, String name) {
        return new HostException(
                HostException.Reason.BELONGS_TO_ANOTHER,
                "The box belongs to the server `" + owner + "`, and the model is of `" + name + "`.",
                FILE + " on the box says so; an apply would take away what it has as `" + owner + "`.",
                "Correct `ssh.address`. If it is the same server under another name, tell the box first: echo "
                        + Shell.quote(name) + " | sudo tee " + FILE);
    }
}
