package dev.fairlead.host.kind.system;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Downtime;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Debian package, or the first that exists of several which do the same. */
public final class PackageKind implements HostKind<PackageKind.Declaration> {
    public static final PackageKind PACKAGE = new PackageKind();

    private static final String STATUS = " ${db:Status-Want} ${db:Status-Eflag} ${db:Status-Status}\\n";

    /** Each by its name alone and with its architecture, as a model may name it either way. */
    private static final String QUERY =
            "dpkg-query -W -f '${Package}" + STATUS + "${Package}:${Architecture}" + STATUS + "' ";

    private PackageKind() {}

    /**
     * @param alternatives by preference, of which one is enough; none if the package is to go
     * @param command a file that one of them must have brought, or null
     * @param conflicts packages that cannot stand beside these
     */
    public record Declaration(
            String name,
            List<String> alternatives,
            @Nullable String command,
            List<String> conflicts) {
        public Declaration {
            alternatives = List.copyOf(alternatives);
            conflicts = List.copyOf(conflicts);
        }

        String title() {
            return alternatives.isEmpty() ? name : String.join(" or ", alternatives);
        }
    }

    public static Resource<Declaration> of(String name, String source) {
        return either(List.of(name), source);
    }

    /** The first of these that the box's apt knows; any of them that is installed already will do. */
    public static Resource<Declaration> either(List<String> alternatives, String source) {
        return bringing(null, alternatives, List.of(), source);
    }

    public static Resource<Declaration> bringing(
            @Nullable String command, List<String> alternatives, List<String> conflicts, String source) {
        String name = alternatives.getFirst();
        return Resource.of(PACKAGE, name, new Declaration(name, alternatives, command, conflicts), source);
    }

    public static Address at(String name) {
        return Address.host(PACKAGE.name(), name);
    }

    @Override
    public String name() {
        return "package";
    }

    @Override
    public @Nullable State desired(Declaration declared) {
        return declared.alternatives().isEmpty() ? null : state(declared, "installed");
    }

    private static State state(Declaration declared, String status) {
        return State.EMPTY.plain("package", declared.title()).plain("status", status);
    }

    /** Whatever is good enough for both. */
    @Override
    public @Nullable Declaration merged(Declaration one, Declaration other) {
        var alternatives = new ArrayList<>(one.alternatives());
        alternatives.retainAll(other.alternatives());
        var conflicts = new LinkedHashSet<>(one.conflicts());
        conflicts.addAll(other.conflicts());
        boolean isContradiction = alternatives.isEmpty()
                && !(one.alternatives().isEmpty() && other.alternatives().isEmpty());
        String command = Objects.equals(one.command(), other.command()) ? one.command() : null;
        return isContradiction ? null : new Declaration(one.name(), alternatives, command, List.copyOf(conflicts));
    }

    @Override
    public Declaration orphan(String name) {
        return new Declaration(name, List.of(), null, List.of());
    }

    @Override
    public String probe(List<Resource<Declaration>> packages) {
        var names = new LinkedHashSet<String>();
        var commands = new LinkedHashSet<String>();
        for (Resource<Declaration> each : packages) {
            Declaration declared = each.declared();
            names.add(declared.name());
            names.addAll(declared.alternatives());
            names.addAll(declared.conflicts());
            if (declared.command() != null) {
                commands.add(declared.command());
            }
        }
        var script = new StringBuilder(QUERY)
                .append(Shell.words(List.copyOf(names)))
                .append(" 2>/dev/null || [ $? -eq 1 ] || echo '!dpkg-query cannot tell which packages are there.'\n");
        commands.forEach(command -> script.append("[ ! -x ")
                .append(Shell.quote(command))
                .append(" ] || echo ")
                .append(Shell.quote(command))
                .append('\n'));
        return script + Reading.END;
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> packages) {
        return Reading.of(answer, packages, lines -> {
            var found = Found.in(lines);
            return resource -> found.observation(resource.declared());
        });
    }

    /** What runs from a package ends with it. */
    @Override
    public Downtime downtime(Change<Declaration> change) {
        return change.after() == null ? Downtime.RESTART : Downtime.NONE;
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return AptSteps.of(changes);
    }

    /** What dpkg knows: the status of each package by name, and the commands that are there. */
    private record Found(Map<String, String> statuses, Set<String> commands) {
        static Found in(List<String> lines) {
            var found = new Found(new HashMap<>(), new HashSet<>());
            for (String line : lines) {
                String[] words = line.split(" ");
                if (words.length == 4) {
                    found.statuses.merge(
                            words[0], status(words), (one, other) -> one.equals("installed") ? one : other);
                } else {
                    found.commands.add(line);
                }
            }
            return found;
        }

        private static String status(String[] words) {
            if (!words[2].equals("ok")) {
                return "broken, to be installed again";
            }
            // That a person holds it back from upgrades is no difference: it is there.
            return words[3];
        }

        Observation observation(Declaration declared) {
            for (String conflict : declared.conflicts()) {
                if (isThere(conflict)) {
                    return Observation.present(state(declared, "kept out by " + conflict));
                }
            }
            List<String> wanted =
                    declared.alternatives().isEmpty() ? List.of(declared.name()) : declared.alternatives();
            List<String> present = wanted.stream().filter(this::isThere).toList();
            if (present.isEmpty()) {
                return Observation.absent();
            }
            if (present.stream().noneMatch(name -> "installed".equals(statuses.get(name)))) {
                return Observation.present(state(declared, statuses.getOrDefault(present.getFirst(), "")));
            }
            return declared.command() == null || commands.contains(declared.command())
                    ? Observation.present(state(declared, "installed"))
                    : Observation.present(state(declared, "installed, without " + declared.command()));
        }

        private boolean isThere(String name) {
            String status = statuses.getOrDefault(name, "not-installed");
            return !status.equals("not-installed") && !status.equals("config-files");
        }
    }
}
