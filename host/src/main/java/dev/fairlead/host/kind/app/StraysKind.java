package dev.fairlead.host.kind.app;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.FormerFiles;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.nio.charset.StandardCharsets;
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

    /** Its strays come back if it refuses what they made way for. */
    private static final String NGINX = "/etc/nginx/";

    private static final int LONGEST = 1 << 20;

    private static final String LIST = """
            fl_strays() {
                printf '%s\\0' "directory" "$1"
                [ -e "$1" ] || [ -L "$1" ] || return 0
                { cd -- "$1" && [ -r . ]; } 2>/dev/null || { printf '%s\\0' unread .; return 0; }
                shift
                for fl_file in * .[!.]*; do
                    [ -f "$fl_file" ] || continue
                    case "/$*/" in *"/$fl_file/"*) continue ;; esac
                    if fl_text=$(head -c 1048577 -- "$fl_file" 2>/dev/null); then
                        printf '%s\\0' file "$fl_file" "$fl_text"
                    else
                        printf '%s\\0' unread "$fl_file"
                    fi
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

    /** For each file that is not declared its name and its text; or that it could not be read. */
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
        Map<String, Files> found = new HashMap<>();
        Files files = new Files();
        for (String what = fields.next(); what != null && !what.equals("end"); what = fields.next()) {
            switch (what) {
                case "directory" -> files = found.computeIfAbsent(fields.word(), any -> new Files());
                case "file" -> files.texts.put(fields.word(), fields.word());
                default -> files.unread.add(fields.word());
            }
        }
        var observations = new LinkedHashMap<Address, Observation>();
        for (Resource<Declaration> strays : all) {
            Declaration declared = strays.declared();
            Observation seen = fields.complete()
                    ? found.getOrDefault(declared.directory(), new Files()).observation(declared)
                    : Observation.unknown(Unanswered.reason("The answer about strays broke off", answer));
            observations.put(strays.address(), seen);
        }
        return observations;
    }

    /** What one directory holds. */
    private static final class Files {
        final Map<String, String> texts = new LinkedHashMap<>();
        final List<String> unread = new ArrayList<>();

        Observation observation(Declaration strays) {
            var found = new LinkedHashMap<String, String>();
            texts.forEach((name, text) -> {
                String claim = strays.claims().claimedBy(text);
                if (claim != null) {
                    found.put(name, claim);
                } else if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
                    unread.add(name);
                }
            });
            if (!found.isEmpty()) {
                return Observation.present(State.EMPTY.plains("file", found));
            }
            return unread.isEmpty()
                    ? Observation.absent()
                    : Observation.unknown("What " + strays.directory() + "/" + unread.getFirst()
                            + " claims is not known: it cannot be read, or is longer than 1 MiB.");
        }
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
        for (String name : names) {
            String path = directory + "/" + name;
            script.append(
                    directory.startsWith(NGINX)
                            ? FormerFiles.moveStray("nginx.service", path)
                            : "fl_stray " + Shell.quote(path) + " || exit\n");
        }
        String title = "move " + String.join(", ", names) + " from " + directory + " to " + Prelude.MEMORY + "/strays";
        return Step.quick(title, change.address(), script.toString());
    }
}
