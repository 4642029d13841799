package dev.fairlead.host.kind.app;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of an app: a file of lines {@code NAME=VALUE}, taken as they stand and for root's eyes only. A secret that
 * the box makes for itself is kept in a store beside the box's memory, and never sent anywhere.
 */
public final class EnvKind implements HostKind<EnvKind.Declaration> {
    public static final EnvKind ENV = new EnvKind();

    private static final String OWNER = "root";
    private static final String MODE = "0600";

    private static final String QUESTION = Keyed.BASH + """
            hashed=()
            # lacks INDEX FILE STORE NAME...: of what is given by hand, what nobody has given yet.
            lacks() {
                local index=$1 file=$2 store=$3 name
                shift 3
                for name in "$@"; do
                    [ -s "$store/$name" ] || grep -qs "^$name=." "$file" || printf '%s\\0' lacking "$index" "$name"
                done
            }
            # env_file INDEX PATH STORE DECLARED MADE...
            env_file() {
                local index=$1 file=$2 store=$3 declared=" $4 " line name value number=0
                [ -e "$file" ] || [ -L "$file" ] || return 0
                printf '%s\\0' file "$index" "$(stat -c '%a %U %F' -- "$file")"
                [ -f "$file" ] && [ ! -L "$file" ] || return 0
                shift 4
                while IFS= read -r line || [ -n "$line" ]; do
                    number=$((number + 1))
                    case $line in '' | '#'*) continue ;; esac
                    name=${line%%=*} value=${line#*=}
                    # A line of a key is no name, not even its last one, which ends in the signs that pad base64.
                    if [[ $line != *=* || ! $name =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] ||
                        { [[ $value == '' || $value == '=' ]] && [[ $declared != *" $name "* ]]; }; then
                        name="line $number" value=$line
                    fi
                    if [[ " $* " == *" $name "* ]] && same_as_file "$value" "$store/$name"; then
                        printf '%s\\0' made "$index" "$name"
                    else
                        hashed+=("$index" "$name")
                        hash_later "$value"
                    fi
                done < "$file"
            }
            """;

    private static final String ANSWER = """
            hash_all
            for at in "${!hashes[@]}"; do
                printf '%s\\0' keyed "${hashed[at * 2]}" "${hashed[at * 2 + 1]}" "${hashes[at]}"
            done
            printf 'end\\0'
            """;

    private EnvKind() {}

    /**
     * @param app whose store holds what the box made
     * @param path absolute
     */
    public record Declaration(String app, String path, Map<String, Wanted> values, BoxKey key) {
        public Declaration {
            values = new LinkedHashMap<>(values);
        }

        /** Those that the box keeps beside its memory. */
        List<String> stored() {
            return names(wanted -> wanted instanceof Wanted.Made || wanted instanceof Wanted.Kept);
        }

        List<String> givenByHand() {
            return names(Wanted.Kept.class::isInstance);
        }

        private List<String> names(Predicate<Wanted> sort) {
            return values.entrySet().stream()
                    .filter(value -> sort.test(value.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    public static Resource<Declaration> of(Declaration declared, String source) {
        return Resource.of(ENV, declared.path(), declared, source);
    }

    @Override
    public String name() {
        return "env";
    }

    @Override
    public List<String> paths(Declaration env) {
        return List.of(env.path());
    }

    @Override
    public State desired(Declaration env) {
        State state = State.EMPTY.plain("owner", OWNER).plain("mode", MODE);
        for (var value : env.values().entrySet()) {
            state = state.masked("value." + value.getKey(), Keyed.hash(value.getValue(), env.key()));
        }
        return state;
    }

    /** Secrets that nobody else may know are not thrown away. */
    @Override
    public @Nullable Declaration orphan(String name) {
        return null;
    }

    @Override
    public String probe(List<Resource<Declaration>> envs) {
        var script = new StringBuilder(QUESTION);
        for (int i = 0; i < envs.size(); i++) {
            Declaration env = envs.get(i).declared();
            var words = new ArrayList<>(List.of(
                    "env_file",
                    Integer.toString(i),
                    env.path(),
                    SecretStore.of(env.app()),
                    String.join(" ", env.values().keySet())));
            words.addAll(env.stored());
            script.append(Shell.words(words)).append('\n');
            if (!env.givenByHand().isEmpty()) {
                script.append(lacks(i, env)).append('\n');
            }
        }
        return Keyed.inBash(script.append(ANSWER).toString());
    }

    private static String lacks(int index, Declaration env) {
        var words = new ArrayList<>(List.of("lacks", Integer.toString(index), env.path(), SecretStore.of(env.app())));
        words.addAll(env.givenByHand());
        return Shell.words(words);
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> envs) {
        Fields fields = Fields.of(answer.stdout().bytes());
        var states = new HashMap<Integer, State>();
        var lacking = new HashMap<Integer, List<String>>();
        for (String what = fields.next(); what != null && !what.equals("end"); what = fields.next()) {
            int index = fields.number();
            State state = states.getOrDefault(index, State.EMPTY);
            String name = fields.word();
            if (what.equals("lacking")) {
                lacking.computeIfAbsent(index, env -> new ArrayList<>()).add(name);
                continue;
            }
            states.put(
                    index,
                    switch (what) {
                        case "file" -> access(name);
                        case "made" -> state.masked("value." + name, Keyed.GENERATED);
                        default -> state.masked("value." + name, fields.word());
                    });
        }
        var observations = new LinkedHashMap<Address, Observation>();
        for (int i = 0; i < envs.size(); i++) {
            observations.put(
                    envs.get(i).address(),
                    fields.complete()
                            ? seen(states.get(i), lacking.getOrDefault(i, List.of()))
                            : Observation.unknown(Unanswered.reason("The answer about secrets broke off", answer)));
        }
        return observations;
    }

    /** A value that nobody has given yet is no state to bring anything in line with. */
    private static Observation seen(@Nullable State state, List<String> lacking) {
        if (!lacking.isEmpty()) {
            return Observation.unknown("The box has no value yet for " + String.join(", ", lacking) + ": "
                    + lacking.stream()
                            .map(name -> "`fairlead secrets set " + name + "`")
                            .collect(Collectors.joining(", "))
                    + " gives it one.");
        }
        return state == null ? Observation.absent() : Observation.present(state);
    }

    private static State access(String seen) {
        String[] words = seen.split(" ", 3);
        State state = State.EMPTY.plain("owner", words[1]).plain("mode", "0".repeat(4 - words[0].length()) + words[0]);
        return words[2].startsWith("regular") ? state : state.plain("type", words[2]);
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream()
                .map(change ->
                        Step.quick("write " + change.declared().path(), change.address(), script(change.declared())))
                .toList();
    }

    private static String script(Declaration env) {
        var keeps = new StringBuilder();
        var lines = new StringBuilder();
        env.values().forEach((name, wanted) -> {
            switch (wanted) {
                case Wanted.Open open -> lines.append(line(name, open.value()));
                case Wanted.Hidden hidden ->
                    lines.append(line(name, hidden.value().reveal()));
                case Wanted.Made made -> stored(name, made.length(), keeps, lines);
                case Wanted.Kept _ -> stored(name, 0, keeps, lines);
            }
        });
        return "fl_env=" + Shell.quote(env.path()) + "\nfl_store=" + Shell.quote(SecretStore.of(env.app())) + "\n"
                + SecretStore.KEEP + SecretStore.PUT_ENV + keeps + "{\n" + lines + ":\n} | fl_put_env "
                + Shell.quote(env.app())
                + " \"$fl_env\"\n";
    }

    private static void stored(String name, int length, StringBuilder keeps, StringBuilder lines) {
        keeps.append("fl_keep " + name + " " + length + " || exit\n");
        lines.append("printf '%s=%s\\n' " + name + " \"$(cat -- \"$fl_store/" + name + "\")\"\n");
    }

    private static String line(String name, String value) {
        return "printf '%s\\n' " + Shell.quote(name + "=" + value) + "\n";
    }
}
