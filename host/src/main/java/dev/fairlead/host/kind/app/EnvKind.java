package dev.fairlead.host.kind.app;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** {@code fl_keep NAME LENGTH} sees to it that the store has a value: one the app already lives with, or a new one. */
    private static final String KEEP = """
            fl_keep() {
                [ ! -s "$fl_store/$1" ] || return 0
                fl_value=
                [ ! -f "$fl_env" ] || fl_value=$(sed -n "s/^$1=//p" "$fl_env" | tail -n 1)
                case $fl_value in
                "'"*"'" | '"'*'"') fl_value=${fl_value#?} fl_value=${fl_value%?} ;;
                esac
                [ -n "$fl_value" ] || fl_value=$(tr -dc A-Za-z0-9 < /dev/urandom | head -c "$2")
                [ -n "$fl_value" ] || fl_fail "No secret could be made of /dev/urandom."
                printf %s "$fl_value" | fl_put "$fl_store/$1" root root 0600
            }
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

        List<String> made() {
            return values.entrySet().stream()
                    .filter(value -> value.getValue() instanceof Wanted.Made)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    public static Resource<Declaration> of(Declaration declared, String source) {
        return Resource.of(ENV, declared.path(), declared, source);
    }

    /** Where the box keeps what it made for an app. */
    static String store(String app) {
        return Prelude.MEMORY + "/secrets/" + app;
    }

    @Override
    public String name() {
        return "env";
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
                    store(env.app()),
                    String.join(" ", env.values().keySet())));
            words.addAll(env.made());
            script.append(Shell.words(words)).append('\n');
        }
        return Keyed.inBash(script.append(ANSWER).toString());
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> envs) {
        Fields fields = Fields.of(answer.stdout().bytes());
        var states = new HashMap<Integer, State>();
        for (String what = fields.next(); what != null && !what.equals("end"); what = fields.next()) {
            int index = fields.number();
            State state = states.getOrDefault(index, State.EMPTY);
            String name = fields.word();
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
            State state = states.get(i);
            Observation seen = state == null ? Observation.absent() : Observation.present(state);
            observations.put(
                    envs.get(i).address(),
                    fields.complete()
                            ? seen
                            : Observation.unknown(Unanswered.reason("The answer about secrets broke off", answer)));
        }
        return observations;
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
                case Wanted.Made made -> {
                    keeps.append("fl_keep " + name + " " + made.length() + " || exit\n");
                    lines.append("printf '%s=%s\\n' " + name + " \"$(cat -- \"$fl_store/" + name + "\")\"\n");
                }
            }
        });
        return "fl_env=" + Shell.quote(env.path()) + "\nfl_store=" + Shell.quote(store(env.app())) + "\n"
                + "( umask 077; mkdir -p -- \"$fl_store\" ) || exit\n"
                + KEEP + keeps + "{\n" + lines + ":\n} | fl_put \"$fl_env\" " + OWNER + " root " + MODE + "\n";
    }

    private static String line(String name, String value) {
        return "printf '%s\\n' " + Shell.quote(name + "=" + value) + "\n";
    }
}
