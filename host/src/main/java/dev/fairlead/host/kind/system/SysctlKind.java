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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value that the running kernel goes by. The file that sets it again at boot is a thing of its own. */
public final class SysctlKind implements HostKind<SysctlKind.Declaration> {
    public static final SysctlKind SYSCTL = new SysctlKind();

    /** {@code grep} since the shell reads byte by byte, and the kernel shows these files to who reads at one go. */
    private static final String QUESTION = """
            fl_sysctl() {
                for fl_path; do
                    if [ ! -e "$fl_path" ]; then echo "none $fl_path"
                    elif [ ! -w "$fl_path" ]; then echo "fixed $fl_path"
                    fi
                done
                echo values
                grep -H '' -- "$@" 2>/dev/null
            }
            fl_sysctl""";

    private SysctlKind() {}

    public record Declaration(String key, String value) {
        /** As {@code sysctl} does it: the first separator tells which of dot and slash separates. */
        String path() {
            int dot = key.indexOf('.');
            int slash = key.indexOf('/');
            boolean hasDots = dot >= 0 && (slash < 0 || dot < slash);
            var path = new StringBuilder("/proc/sys/");
            key.chars().forEach(c -> path.append(hasDots ? swapped((char) c) : (char) c));
            return path.toString();
        }

        private static char swapped(char c) {
            return c == '.' ? '/' : c == '/' ? '.' : c;
        }
    }

    public static Resource<Declaration> of(String key, String value, String source) {
        return Resource.of(SYSCTL, key, new Declaration(key, value), source);
    }

    @Override
    public String name() {
        return "sysctl";
    }

    @Override
    public State desired(Declaration sysctl) {
        return state(sysctl.value());
    }

    /** The kernel separates numbers by tabs, people by spaces. */
    private static State state(String value) {
        return State.EMPTY.plain("value", value.strip().replaceAll("\\s+", " "));
    }

    /** What the value was before is not known, so it stays until the next boot. */
    @Override
    public @Nullable Declaration orphan(String name) {
        return null;
    }

    @Override
    public String probe(List<Resource<Declaration>> sysctls) {
        return sysctls.stream()
                        .map(sysctl -> Shell.quote(sysctl.declared().path()))
                        .collect(Collectors.joining(" ", QUESTION + " ", "\n"))
                + Reading.END;
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> sysctls) {
        return Reading.of(answer, sysctls, lines -> {
            int head = lines.indexOf("values");
            List<String> remarks = lines.subList(0, head);
            var values = new HashMap<String, String>();
            for (String line : lines.subList(head + 1, lines.size())) {
                int colon = line.indexOf(':');
                values.putIfAbsent(line.substring(0, colon), line.substring(colon + 1));
            }
            return sysctl -> observation(
                    sysctl.declared(), remarks, values.get(sysctl.declared().path()));
        });
    }

    private static Observation observation(Declaration sysctl, List<String> remarks, @Nullable String value) {
        if (remarks.contains("none " + sysctl.path())) {
            return Observation.unknown("The kernel of this box has no `" + sysctl.key() + "`.");
        }
        if (value == null) {
            return Observation.unknown("The kernel of this box does not show `" + sysctl.key() + "`.");
        }
        if (remarks.contains("fixed " + sysctl.path()) && !state(value).equals(state(sysctl.value()))) {
            return Observation.unknown("`" + sysctl.key() + "` is " + value
                    + " and cannot be set from here: /proc/sys is read-only, as in a container.");
        }
        return Observation.present(state(value));
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream()
                .map(change -> Step.quick(
                        "set " + change.declared().key() + " to "
                                + change.declared().value(),
                        change.address(),
                        "printf '%s\\n' " + Shell.quote(change.declared().value()) + " > "
                                + Shell.quote(change.declared().path())))
                .toList();
    }
}
