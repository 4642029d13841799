package dev.fairlead.host.kind.app;

import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the box is asked about the secrets of its apps, each by name: whether it has them, and since when. */
public final class SecretQuestion {
    private static final String QUESTION = Keyed.BASH + """
            # the_line FILE: its line of the secret, told from one that is not there.
            the_line() { [ -f "$1" ] && grep "^$name=" "$1" | tail -n 1; }
            # secret APP FILE NAME
            secret() {
                local app=$1 name=$3 line live colour=blue kept=$FAIRLEAD/secrets/$1/$3 value at
                [ ! -e "$FAIRLEAD/live/$app.green" ] || colour=green
                line=$(the_line "$2")
                live=$(the_line "$FAIRLEAD/good/$app-$colour/env")
                at=$(grep -sF "\\"event\\":\\"secret\\",\\"app\\":\\"$app\\",\\"name\\":\\"$name\\"}" "$FAIRLEAD/ledger" | tail -n 1)
                at=${at#'{"at":"'}
                printf '%s\\0' "$app" "$name" "${at%%'"'*}"
                if [ "$live" = "$line" ]; then printf 'yes\\0'; else printf 'no\\0'; fi
                if [ -s "$kept" ]; then printf 'yes\\0'; else printf 'no\\0'; fi
                if [ -z "$line" ]; then
                    printf 'none\\0'
                elif value=${line#*=}; same_as_file "$value" "$kept"; then
                    printf 'kept\\0'
                else
                    printf 'keyed\\0'
                    hash_later "$value"
                fi
            }
            """;

    private static final String ANSWER = """
            hash_all
            for hash in "${hashes[@]}"; do printf 'hash\\0%s\\0' "$hash"; done
            printf 'end\\0'
            """;

    private SecretQuestion() {}

    /**
     * A secret as the box has it.
     *
     * @param since when its value last changed, empty where nobody wrote that down
     * @param isRunning whether the app that runs was started with just this value
     * @param isStored whether the box keeps a value that nobody else knows
     * @param hash of the value in {@code .env}, null where there is none
     */
    public record Seen(
            String app,
            String name,
            String since,
            boolean isRunning,
            boolean isStored,
            @Nullable String hash) {
        /** Whether it is the value that is wanted. */
        public boolean is(Wanted wanted, BoxKey key) {
            return Keyed.hash(wanted, key).equals(hash);
        }
    }

    /** @param names of the secrets of an app, by its {@code .env} */
    public static String script(Map<String, List<String>> names, Map<String, String> apps) {
        var script = new StringBuilder("export FAIRLEAD\n");
        var calls = new StringBuilder(QUESTION);
        names.forEach((file, secrets) -> secrets.forEach(name -> calls.append(
                        Shell.words(List.of("secret", apps.getOrDefault(file, ""), file, name)))
                .append('\n')));
        return script.append(Keyed.inBash(calls.append(ANSWER).toString())).toString();
    }

    /** Null where the answer broke off. */
    public static @Nullable List<Seen> read(Answer.Finished answer) {
        Fields fields = Fields.of(answer.stdout().bytes());
        if (!fields.complete()) {
            return null;
        }
        var seen = new ArrayList<Seen>();
        var hashes = new ArrayList<String>();
        for (String app = fields.word(); !app.equals("end"); app = fields.word()) {
            if (app.equals("hash")) {
                hashes.add(fields.word());
            } else {
                seen.add(one(app, fields));
            }
        }
        var hash = hashes.iterator();
        seen.replaceAll(one -> "".equals(one.hash()) ? with(one, hash.next()) : one);
        return seen;
    }

    /** An empty hash stands for one that is told behind all secrets. */
    private static Seen one(String app, Fields fields) {
        String name = fields.word();
        String since = fields.word();
        boolean isRunning = fields.word().equals("yes");
        boolean isStored = fields.word().equals("yes");
        String hash = switch (fields.word()) {
            case "none" -> null;
            case "kept" -> Keyed.GENERATED;
            default -> "";
        };
        return new Seen(app, name, since, isRunning, isStored, hash);
    }

    private static Seen with(Seen seen, String hash) {
        return new Seen(seen.app(), seen.name(), seen.since(), seen.isRunning(), seen.isStored(), hash);
    }
}
