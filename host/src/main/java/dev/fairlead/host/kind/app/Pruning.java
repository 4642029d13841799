package dev.fairlead.host.kind.app;

import dev.fairlead.host.shell.Shell;

/**
 * Which releases a box keeps: the last ones by the ledger, and the one that serves. An image goes when the ledger knows
 * it and no kept release needs it; Docker itself refuses to remove one that a container uses.
 */
public final class Pruning {
    /** {@code fl_prune} removes; with {@code fl_only_look} set it prints {@code image REFERENCE BYTES} and {@code release NUMBER}. */
    static final String FUNCTION = """
            fl_prune() {
                fl_releases=$FAIRLEAD/releases/$fl_app
                fl_kept=$(grep -F "\\"event\\":\\"release\\",\\"app\\":\\"$fl_app\\"," "$FAIRLEAD/ledger" |
                    sed -n 's/.*"number":\\([0-9]*\\)}$/\\1/p' | tac | awk '!seen[$0]++' | head -n "$fl_keep")
                for fl_each in $(ls -- "$fl_releases" 2>/dev/null | grep -E '^[0-9]+$' | sort -n); do
                    case " $(echo $fl_kept) " in *" $fl_each "*) continue ;; esac
                    if [ -n "${fl_only_look-}" ]; then echo "release $fl_each"; else rm -rf -- "${fl_releases:?}/$fl_each"; fi
                done
                fl_needed=$(for fl_each in $fl_kept; do cat "$fl_releases/$fl_each/about" 2>/dev/null; done)
                grep -F ",\\"app\\":\\"$fl_app\\"," "$FAIRLEAD/ledger" |
                    sed -n 's/.*"image":"\\([^"]*\\)".*"digest":"\\([^"]*\\)".*/\\1@\\2/p' | sort -u |
                    while IFS= read -r fl_ref; do
                        case $fl_needed in *"\\"${fl_ref##*@}\\""*) continue ;; esac
                        fl_size=$(docker image inspect --format '{{.Size}}' "$fl_ref" 2>/dev/null) || continue
                        [ -z "$(docker ps -aq --filter "ancestor=$fl_ref")" ] || continue
                        if [ -n "${fl_only_look-}" ]; then
                            echo "image $fl_ref $fl_size"
                        elif docker rmi "$fl_ref" >/dev/null 2>&1; then
                            echo "removed the image $fl_ref"
                        fi
                    done
                :
            }
            """;

    private Pruning() {}

    /** Whether anything is removed. */
    public enum Mode {
        LOOK,
        REMOVE
    }

    public static String script(String app, int keepReleases, Mode mode) {
        String onlyLook = switch (mode) {
            case LOOK -> "yes";
            case REMOVE -> "";
        };
        return "fl_app=" + Shell.quote(app) + "\nfl_keep=" + keepReleases + "\nfl_only_look=" + onlyLook + "\n"
                + FUNCTION + "fl_prune\n";
    }
}
