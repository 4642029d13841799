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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files of one directory that nobody declared and that claim what the model gives to an app, as a site of the same name
 * or a cron line that starts the same job. They are moved out of the way, never deleted.
 */
public final class StraysKind implements HostKind<StraysKind.Declaration> {
    public static final StraysKind STRAYS = new StraysKind();

    private static final String LIST = """
            fl_strays() {
                printf '%s\\0' "directory" "$1"
                cd -- "$1" 2>/dev/null || return 0
                shift
                for fl_file in * .[!.]*; do
                    [ -f "$fl_file" ] || continue
                    case "/$*/" in *"/$fl_file/"*) continue ;; esac
                    printf '%s\\0' file "$fl_file"
                    head -c 65536 -- "$fl_file" | tr -d '\\0'
                    printf '\\0'
                done
            }
            IFS=/
            """;

    private StraysKind() {}

    /**
     * @param directory absolute
     * @param claims what only an app of the model may claim
     * @param declared names of files in it that are someone's business already
     */
    public record Declaration(String directory, Claims claims, Set<String> declared) {
        public Declaration {
            declared = Set.copyOf(declared);
        }
    }

    public static Resource<Declaration> of(String directory, Claims claims, Set<String> declared, String source) {
        return Resource.of(STRAYS, directory, new Declaration(directory, claims, declared), source);
    }

    public static Address at(String directory) {
        return Address.host(STRAYS.name(), directory);
    }

    @Override
    public String name() {
        return "strays";
    }

    @Override
    public @Nullable State desired(Declaration strays) {
        return null;
    }

    @Override
    public @Nullable Declaration orphan(String name) {
        return null;
    }

    /** {@code SIZE NAME}, both ended by a NUL, then that many bytes, for each file that is not declared. */
    @Override
    public String probe(List<Resource<Declaration>> all) {
        var script = new StringBuilder(LIST);
        for (Resource<Declaration> strays : all) {
            var words = new ArrayList<>(List.of("fl_strays", strays.declared().directory()));
            strays.declared().declared().stream().sorted().forEach(words::add);
            script.append("( ").append(Shell.words(words)).append(" )\n");
        }
        return script.append("printf 'end\\0'\n").toString();
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> all) {
        Fields fields = Fields.of(answer.stdout().bytes());
        Map<String, Map<String, String>> files = new HashMap<>();
        String directory = "";
        for (String what = fields.next(); what != null && !what.equals("end"); what = fields.next()) {
            if (what.equals("directory")) {
                directory = fields.word();
            } else {
                files.computeIfAbsent(directory, any -> new LinkedHashMap<>()).put(fields.word(), fields.word());
            }
        }
        var observations = new LinkedHashMap<Address, Observation>();
        for (Resource<Declaration> strays : all) {
            Observation seen = fields.complete()
                    ? observation(
                            strays.declared(),
                            files.getOrDefault(strays.declared().directory(), Map.of()))
                    : Observation.unknown(Unanswered.reason("The answer about strays broke off", answer));
            observations.put(strays.address(), seen);
        }
        return observations;
    }

    private static Observation observation(Declaration strays, Map<String, String> files) {
        var found = new LinkedHashMap<String, String>();
        files.forEach((name, text) -> {
            String claim = strays.claims().claimedBy(text);
            if (claim != null) {
                found.put(name, claim);
            }
        });
        return found.isEmpty() ? Observation.absent() : Observation.present(State.EMPTY.plains("file", found));
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().map(StraysKind::step).toList();
    }

    private static Step step(Change<Declaration> change) {
        String directory = change.declared().directory();
        List<String> names = change.before() == null
                ? Collections.emptyList()
                : change.before().attributes().keySet().stream()
                        .map(name -> name.substring("file.".length()))
                        .toList();
        var script = new StringBuilder();
        names.forEach(name -> script.append("fl_stray ")
                .append(Shell.quote(directory + "/" + name))
                .append(" || exit\n"));
        String title = "move " + String.join(", ", names) + " from " + directory + " to " + Prelude.MEMORY + "/strays";
        return Step.quick(title, change.address(), script.toString());
    }
}
