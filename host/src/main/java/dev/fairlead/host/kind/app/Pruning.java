package dev.fairlead.host.kind.app;

import dev.fairlead.host.shell.Shell;
import java.util.Map;

/**
 * Which releases a box keeps: of each app the last ones by the ledger, the one that serves first of all; none that died. An
 * image goes when the ledger knows it and no kept release of any app needs it; Docker itself refuses to remove one that a
 * container uses.
 */
public final class Pruning {
    /**
     * {@code fl_prune APP KEEP...} removes; with {@code fl_only_look} set it prints {@code image REFERENCE BYTES} and
     * {@code release APP NUMBER}. Of an app that is not named all that there is stays.
     */
    static final String FUNCTION = """
            fl_prune() {
                fl_about_kept=
                fl_ledgers=
                for fl_each in "$FAIRLEAD"/releases/*/; do
                    fl_each=${fl_each%/} fl_each=${fl_each##*/}
                    case " $* " in *" $fl_each "*) continue ;; esac
                    fl_about_kept=$fl_about_kept$(cat -- "$FAIRLEAD/releases/$fl_each"/*/about 2>/dev/null)
                done
                while [ "$#" -gt 0 ]; do
                    fl_ledgers="$fl_ledgers $1"
                    fl_kept=" $(echo $(fl_served "$1" | tac | awk '!seen[$0]++' | head -n "$2")) "
                    for fl_each in $(ls -- "$FAIRLEAD/releases/$1" 2>/dev/null | grep -E '^[0-9]+$' | sort -n); do
                        case $fl_kept in
                        *" $fl_each "*)
                            fl_about_kept=$fl_about_kept$(cat -- "$FAIRLEAD/releases/$1/$fl_each/about" 2>/dev/null) ;;
                        *)
                            if [ -n "${fl_only_look-}" ]; then
                                echo "release $1 $fl_each"
                            else
                                rm -rf -- "${FAIRLEAD:?}/releases/$1/$fl_each"
                            fi ;;
                        esac
                    done
                    shift 2
                done
                for fl_each in $fl_ledgers; do grep -F ",\\"app\\":\\"$fl_each\\"," "$FAIRLEAD/ledger" 2>/dev/null; done |
                    sed -n 's/.*"image":"\\([^"]*\\)".*"digest":"\\([^"]*\\)".*/\\1@\\2/p' | sort -u |
                    while IFS= read -r fl_ref; do
                        case $fl_about_kept in *"\\"${fl_ref##*@}\\""*) continue ;; esac
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

    /** A Docker that is down would seem to hold no image. */
    private static final String ANSWERS = """
            ! command -v docker >/dev/null || fl_said=$(docker version --format . 2>&1) ||
                fl_fail "Docker does not answer: $(printf '%s' "$fl_said" | tail -n 1)"
            """;

    private Pruning() {}

    /** Whether anything is removed. */
    public enum Mode {
        LOOK,
        REMOVE
    }

    /** @param keep how many releases are kept, by app */
    public static String script(Map<String, Integer> keep, Mode mode) {
        String onlyLook = switch (mode) {
            case LOOK -> "yes";
            case REMOVE -> "";
        };
        var script = new StringBuilder(ANSWERS)
                .append(ReleaseLedger.FUNCTIONS)
                .append(FUNCTION)
                .append("fl_only_look=")
                .append(onlyLook)
                .append("\nfl_prune");
        keep.forEach((app, releases) ->
                script.append(' ').append(Shell.quote(app)).append(' ').append(releases));
        return script.append('\n').toString();
    }
}
