package dev.fairlead.host.kind.app;

import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.kind.system.Reading;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A network of Docker's in which containers find each other by name. */
public final class NetworkKind implements HostKind<NetworkKind.Declaration> {
    public static final NetworkKind NETWORK = new NetworkKind();

    private static final State BRIDGE = State.EMPTY.plain("driver", "bridge");

    /** All of them at once; a box without Docker has none. */
    private static final String QUESTION = """
            if command -v docker >/dev/null; then
                docker network ls --format '{{.Name}} {{.Driver}}' || exit
            fi
            """ + Reading.END;

    private NetworkKind() {}

    /** What becomes of it. */
    public enum Wish {
        KEEP,
        REMOVE
    }

    public record Declaration(String name, Wish wish) {}

    public static Resource<Declaration> of(String name, String source) {
        return Resource.of(NETWORK, name, new Declaration(name, Wish.KEEP), source);
    }

    public static Address at(String name) {
        return Address.host(NETWORK.name(), name);
    }

    @Override
    public String name() {
        return "network";
    }

    @Override
    public @Nullable State desired(Declaration network) {
        return switch (network.wish()) {
            case KEEP -> BRIDGE;
            case REMOVE -> null;
        };
    }

    @Override
    public Declaration orphan(String name) {
        return new Declaration(name, Wish.REMOVE);
    }

    @Override
    public boolean isReplacedBetween(State before, State after) {
        return true;
    }

    @Override
    public String probe(List<Resource<Declaration>> networks) {
        return QUESTION;
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> networks) {
        return Reading.of(answer, networks, lines -> {
            var drivers = new HashMap<String, String>();
            lines.forEach(line -> drivers.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
            return network -> {
                String driver = drivers.get(network.declared().name());
                return driver == null ? Observation.absent() : Observation.present(State.EMPTY.plain("driver", driver));
            };
        });
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().map(NetworkKind::step).toList();
    }

    private static Step step(Change<Declaration> change) {
        String name = change.declared().name();
        List<Address> address = List.of(change.address());
        return change.after() == null
                ? Step.slow("remove the network " + name, address, remove(name))
                : Step.slow("make the network " + name, address, remove(name) + make(name));
    }

    /** Makes it unless it is there. */
    static String make(String name) {
        String word = Shell.quote(name);
        return "docker network inspect --format . " + word + " >/dev/null 2>&1 ||\n    docker network create " + word
                + " >/dev/null || exit\n";
    }

    private static String remove(String name) {
        return "fl_network=" + Shell.quote(name) + "\n" + """
                if docker network inspect --format . "$fl_network" >/dev/null 2>&1; then
                    fl_users=$(docker network inspect --format '{{range .Containers}}{{.Name}} {{end}}' "$fl_network")
                    [ -z "$fl_users" ] || fl_fail "The network $fl_network is still used by $fl_users." \\
                        "Apply once more when they have ended."
                    docker network rm "$fl_network" >/dev/null || exit
                fi
                """;
    }

    /** As the manifest has it. */
    static String remembered(String name) {
        return BRIDGE.fingerprint() + " " + Manifest.Origin.MADE + " " + at(name);
    }
}
