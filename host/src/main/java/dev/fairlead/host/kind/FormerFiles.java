package dev.fairlead.host.kind;

import dev.fairlead.core.resource.Address;
import dev.fairlead.host.shell.Shell;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the files of a service were before they were written, kept until it runs with the new ones. A service that does
 * not come to run with them gets the former ones back, and the box's memory of them too; and so do the strays come back
 * that were moved out of the way of what it does not run with.
 */
public final class FormerFiles {
    /** What an earlier step of the same run kept stays, as the service has not come to run with anything younger. */
    private static final String KEEP = """
            fl_kept=$FAIRLEAD/former/UNIT
            ( umask 077
                fl_run=$(head -n 1 -- "$FAIRLEAD/lock.holder" 2>/dev/null)
                rm -rf -- "$fl_kept.new" && mkdir -p -- "$fl_kept.new/files" || exit
                if [ -n "$fl_run" ] && [ "$fl_run" = "$(cat -- "$fl_kept/run" 2>/dev/null)" ]; then
                    cp -aT -- "$fl_kept" "$fl_kept.new" || exit
                fi
                printf '%s\\n' "$fl_run" > "$fl_kept.new/run" && : >> "$fl_kept.new/paths" &&
                    : >> "$fl_kept.new/manifest" || exit
                for fl_path in PATHS; do
                    ! grep -qxF -e "$fl_path" -- "$fl_kept.new/paths" || continue
                    printf '%s\\n' "$fl_path" >> "$fl_kept.new/paths" || exit
                    [ -e "$fl_path" ] || [ -L "$fl_path" ] || continue
                    fl_copy=$fl_kept.new/files$fl_path
                    mkdir -p -- "${fl_copy%/*}" && cp -aT -- "$fl_path" "$fl_copy" || exit
                done
                [ -f "$FAIRLEAD/manifest" ] || : > "$FAIRLEAD/manifest" || exit
                mv -- "$fl_kept.new/manifest" "$fl_kept.new/earlier" || exit
                { fl_told=ADDRESSES awk '
                    BEGIN { count = split(ENVIRON["fl_told"], told, "\\n"); for (i in told) last[told[i]] = "- - " told[i] }
                    { address = $0; sub(/^[^ ]* [^ ]* /, "", address); if (address in last) last[address] = $0 }
                    END { for (address in last) print last[address] }
                ' "$FAIRLEAD/manifest" && cat -- "$fl_kept.new/earlier"; } > "$fl_kept.new/manifest" &&
                    rm -rf -- "$fl_kept" && mv -T -- "$fl_kept.new" "$fl_kept"
            ) || exit
            """;

    private static final String KEEP_STRAY = """
            # What a run of another day noted is not to come back with this one's.
            [ -n "$(find "$FAIRLEAD/former/UNIT.strays" -mmin -60 2>/dev/null)" ] || rm -f -- "$FAIRLEAD/former/UNIT.strays"
            [ -z "$fl_kept" ] || { mkdir -p -- "$FAIRLEAD/former" &&
                printf '%s\\n' "$fl_kept.$fl_number" PATH >> "$FAIRLEAD/former/UNIT.strays"; } || exit
            """;

    /** {@code fl_strays_back}: those of a run of the last hour whose files the service did not come to run with. */
    private static final String STRAYS_BACK = """
            fl_strays=$FAIRLEAD/former/UNIT.strays
            fl_strays_back() {
                [ -n "$(find "$fl_strays" -mmin -60 2>/dev/null)" ] || return
                while IFS= read -r fl_from && IFS= read -r fl_to; do
                    [ -e "$fl_to" ] || [ -L "$fl_to" ] || mv -T -- "$fl_from" "$fl_to" || return
                done < "$fl_strays"
                rm -f -- "$fl_strays"
            }
            """;

    /** {@code fl_put_back}: fails where there is nothing to put back, or what there is stems from an older run. */
    private static final String PUT_BACK = """
            fl_kept=$FAIRLEAD/former/UNIT
            fl_put_back() {
                fl_strays_back
                fl_had_strays=$?
                [ -n "$(find "$fl_kept/paths" -mmin -60 2>/dev/null)" ] || return "$fl_had_strays"
                while IFS= read -r fl_path; do
                    fl_old=$fl_kept/files$fl_path
                    fl_new=${fl_path%/*}/.${fl_path##*/}.fairlead-new
                    if [ -e "$fl_old" ] || [ -L "$fl_old" ]; then
                        rm -rf -- "$fl_new" && cp -aT -- "$fl_old" "$fl_new" && mv -fT -- "$fl_new" "$fl_path" || return
                    else
                        rm -f -- "$fl_path" || return
                    fi
                done < "$fl_kept/paths"
                cat -- "$fl_kept/manifest" >> "$FAIRLEAD/manifest" && rm -rf -- "$fl_kept"
            }
            """;

    /** For sh: {@code fl_gone UNIT}, whether a file of the unit itself was removed, with which it may run still. */
    public static final String GONE = """
            fl_gone() {
                while IFS= read -r fl_path; do
                    case $fl_path in UNITS*) [ -e "$fl_path" ] || [ -L "$fl_path" ] || return 0 ;; esac
                done 2>/dev/null < "$FAIRLEAD/former/$1/paths"
                return 1
            }
            """.replace("UNITS", UnitFiles.PLACE);

    private FormerFiles() {}

    /** sh that keeps these files as they are. */
    public static String keep(String unit, List<String> paths, List<Address> addresses) {
        String told = addresses.stream().map(Address::toString).collect(Collectors.joining("\n"));
        return KEEP.replace("UNIT", unit).replace("PATHS", Shell.words(paths)).replace("ADDRESSES", Shell.quote(told));
    }

    /** sh that can put them back, and forget them: {@code fl_put_back} and {@code rm -rf "$fl_kept" "$fl_strays"}. */
    public static String putBack(String unit) {
        return (STRAYS_BACK + PUT_BACK).replace("UNIT", unit);
    }

    /** sh that moves a file away for a service's sake, and notes where it is. */
    public static String moveStray(String unit, String path) {
        return ("fl_kept=\nfl_stray PATH || exit\n" + KEEP_STRAY)
                .replace("UNIT", unit)
                .replace("PATH", Shell.quote(path));
    }

    /** sh that brings back strays alone, as nothing was written yet. */
    public static String strays(String unit) {
        return STRAYS_BACK.replace("UNIT", unit);
    }
}
