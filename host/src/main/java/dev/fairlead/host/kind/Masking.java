package dev.fairlead.host.kind;

/** Hides, on the box, the secrets that live there in what an app prints. */
public final class Masking {
    /**
     * For bash: {@code masks} prints a script for {@code sed}. The values come from the files that {@code $envs} names, from
     * the definitions that ran before, and from the stores; they stand in no argument and in no file. Shorter ones than four
     * characters are words of any text.
     */
    public static final String BASH = """
            masks() {
                {
                    while IFS= read -r file; do
                        [ ! -f "$file" ] || { sed 's/^[^=]*=//' -- "$file"; echo; }
                    done <<< "$envs"
                    for file in "$FAIRLEAD"/good/*/env; do [ ! -f "$file" ] || sed 's/^[^=]*=//' -- "$file"; done
                    for file in "$FAIRLEAD"/secrets/*/*; do [ ! -f "$file" ] || { cat -- "$file"; echo; }; done
                } | awk 'length($0) > 3 { print length($0) "\\t" $0 }' | sort -u | sort -rn | cut -f 2- |
                    sed 's/[][\\.*^$/]/\\\\&/g; s/.*/s\\/&\\/••••••\\/g/'
            }
            """;

    private Masking() {}
}
