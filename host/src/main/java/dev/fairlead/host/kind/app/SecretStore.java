package dev.fairlead.host.kind.app;

import dev.fairlead.core.model.Secret;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Shell;

/**
 * Where the box keeps the secrets that nobody else knows, beside its memory: one file a secret. Scripts that change it
 * travel by standard input, and no value in them becomes a word of a command.
 */
public final class SecretStore {
    private static final String MAKE = """
            fl_random() { tr -dc A-Za-z0-9 < /dev/urandom 2>/dev/null | head -c "$1"; }
            fl_keep_value() { ( umask 077; mkdir -p -- "${1%/*}" ) && printf %s "$2" | fl_put "$1" root root 0600; }
            """;

    /**
     * {@code fl_keep NAME LENGTH} sees to it that the store has a value: one the app already lives with, or a new one of
     * that length; 0 is for one that is given by hand.
     */
    static final String KEEP = MAKE + """
            fl_keep() {
                [ ! -s "$fl_store/$1" ] || return 0
                fl_value=
                [ ! -f "$fl_env" ] || fl_value=$(sed -n "s/^$1=//p" "$fl_env" | tail -n 1)
                case $fl_value in
                "'"*"'" | '"'*'"') fl_value=${fl_value#?} fl_value=${fl_value%?} ;;
                esac
                [ -n "$fl_value" ] || [ "$2" = 0 ] || fl_value=$(fl_random "$2")
                [ -n "$fl_value" ] || [ "$2" != 0 ] || fl_fail "This box has no value for $1 yet: fairlead secrets set $1"
                [ -n "$fl_value" ] || fl_fail "No secret could be made of /dev/urandom."
                fl_keep_value "$fl_store/$1" "$fl_value"
            }
            """;

    /** {@code fl_put_env APP PATH} makes an {@code .env} of standard input, and writes down which values are new. */
    static final String PUT_ENV = """
            fl_put_env() {
                fl_text=$(cat)
                fl_names=$(printf '%s\\n' "$fl_text" | { if [ -f "$2" ]; then grep -vxF -f "$2"; else cat; fi; } |
                    sed -n 's/^\\([A-Za-z_][A-Za-z0-9_]*\\)=.*/\\1/p')
                printf '%s\\n' "$fl_text" | fl_put "$2" root root 0600 || return
                for fl_each in $fl_names; do
                    fl_ledger "\\"event\\":\\"secret\\",\\"app\\":\\"$1\\",\\"name\\":\\"$fl_each\\""
                done
            }
            """;

    /** {@code fl_store_back APP FILE}: of what the store holds, that is true again which the {@code .env} says. */
    static final String BACK = MAKE + """
            fl_store_back() {
                for fl_each in "$FAIRLEAD/secrets/$1"/*; do
                    [ -f "$fl_each" ] && grep -q "^${fl_each##*/}=" "$2" || continue
                    fl_value=$(sed -n "s/^${fl_each##*/}=//p" "$2" | tail -n 1)
                    [ "$(cat -- "$fl_each")" = "$fl_value" ] || fl_keep_value "$fl_each" "$fl_value" || return
                done
            }
            """;

    private SecretStore() {}

    static String of(String app) {
        return Prelude.MEMORY + "/secrets/" + app;
    }

    /** Makes a new value in the place of the old one. */
    public static String remake(String app, String name, int length) {
        return MAKE + "fl_value=$(fl_random " + length + ")\n"
                + "[ -n \"$fl_value\" ] || fl_fail \"No secret could be made of /dev/urandom.\"\n"
                + "fl_keep_value " + Shell.quote(of(app) + "/" + name) + " \"$fl_value\"\n";
    }

    /** Takes a value that was given by hand. */
    public static String set(String app, String name, Secret value) {
        return MAKE + "fl_keep_value " + Shell.quote(of(app) + "/" + name) + " " + Shell.quote(value.reveal()) + "\n";
    }

    /**
     * Puts back what a release was made with, if it still is the one that serves.
     *
     * @param env the app's {@code .env}
     */
    public static String back(String app, String env, int release) {
        return """
                fl_last=$(grep -F '"event":"release","app":"APP",' "$FAIRLEAD/ledger" | tail -n 1)
                case $fl_last in *',"number":NUMBER}') ;; *) exit 0 ;; esac
                fl_kept=$FAIRLEAD/releases/APP/NUMBER/env
                [ -f "$fl_kept" ] || exit 0
                """.replace("APP", app).replace("NUMBER", Integer.toString(release))
                + PUT_ENV + BACK + "fl_put_env " + app + " " + Shell.quote(env) + " < \"$fl_kept\" && fl_store_back "
                + app + " \"$fl_kept\"\n";
    }
}
