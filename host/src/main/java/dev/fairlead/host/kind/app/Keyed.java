package dev.fairlead.host.kind.app;

import dev.fairlead.core.model.Secret;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.shell.Shell;

/**
 * Secret values as they are told apart without leaving the box. The functions are for bash: its arrays and its process
 * substitution hash any number of values with one program.
 */
final class Keyed {
    /**
     * {@code hash_later VALUE} notes a value, {@code hash_all} computes, and {@code hashes} then holds the hashes in the
     * order in which the values were noted. {@code same_as_file VALUE FILE} claims that a store holds just that value.
     */
    static final String BASH = """
            values=()
            hashes=()
            hash_later() { values+=("$1"); }
            hash_all() {
                local command=sha256sum at
                [ ${#values[@]} -ne 0 ] || return 0
                for at in "${!values[@]}"; do command+=" <(printf %s \\"\\$FAIRLEAD_KEY\\" \\"\\${values[$at]}\\")"; done
                while read -r hash _; do hashes+=("${hash#\\\\}"); done < <(eval "$command")
            }
            same_as_file() { [ -f "$2" ] && [ "$(<"$2")" = "$1" ]; }
            """;

    /** What a value counts as that the box made or was given, and keeps. */
    static final String GENERATED = "generated";

    private Keyed() {}

    static String hash(Wanted wanted, BoxKey key) {
        return switch (wanted) {
            case Wanted.Open open -> key.hash(new Secret(open.value()));
            case Wanted.Hidden hidden -> key.hash(hidden.value());
            case Wanted.Made _, Wanted.Kept _ -> GENERATED;
        };
    }

    /** A piece of bash within a script of POSIX sh. */
    static String inBash(String script) {
        return "FAIRLEAD_KEY=$FAIRLEAD_KEY bash -c " + Shell.quote(script) + "\n";
    }
}
