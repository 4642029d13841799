package dev.fairlead.host.kind;

import dev.fairlead.host.shell.Shell;

/** What every script on a box can rely on: a few functions and the box's own key. */
public final class Prelude {
    /** Where the box keeps what Fairlead must remember. */
    public static final String MEMORY = "/var/lib/fairlead";

    private static final String FUNCTIONS = """
            FAIRLEAD_KEY=
            [ ! -r "$FAIRLEAD/key" ] || read -r FAIRLEAD_KEY < "$FAIRLEAD/key" || :
            FAIRLEAD_KEY=${FAIRLEAD_KEY:-$FAIRLEAD_NEW_KEY}

            # fl_put PATH OWNER GROUP MODE: makes a file of standard input, at one stroke. The directory may be another's,
            # who can put a link in the new file's place at any time: so the file is only named again by what it was
            # opened as, until it is moved.
            fl_put() {
                fl_save "$1" || return
                fl_new=${1%/*}/.${1##*/}.fairlead-new
                rm -f -- "$fl_new" || return
                ( set -C; umask 077; exec 7> "$fl_new" || exit
                    fl_open=/proc/self/fd/7
                    cat >&7 && chown -- "$2:$3" "$fl_open" && chmod -- "$4" "$fl_open" && sync -- "$fl_open" ) &&
                    fl_room "$1" &&
                    mv -fT -- "$fl_new" "$1" && return
                fl_status=$?; rm -f -- "$fl_new"; return "$fl_status"
            }

            # fl_written PATH: whether Fairlead made what is there, by the last word of the manifest on it.
            fl_written() {
                fl_path=$1 awk 'BEGIN { end = ":" ENVIRON["fl_path"] }
                    substr($0, length($0) - length(end) + 1) == end { is = $1 ~ /^[0-9a-f]+$/ }
                    END { exit !is }' "$FAIRLEAD/manifest" 2>/dev/null
            }

            # fl_save PATH: keeps a copy of a file that is about to be replaced, if it is somebody else's.
            fl_save() {
                case $1 in "$FAIRLEAD"/*) return 0 ;; esac
                [ -z "${fl_root-}" ] && [ -f "$1" ] && [ ! -L "$1" ] || return 0
                fl_copy=$FAIRLEAD/found/$(printf %s "${1#/}" | tr / %)
                ! [ -e "$fl_copy" ] && ! fl_written "$1" || return 0
                ( umask 077; mkdir -p -- "$FAIRLEAD/found" && cat -- "$1" > "$fl_copy.new" && mv -f -- "$fl_copy.new" "$fl_copy" )
            }

            # fl_stray PATH: moves what is in the way to where nothing reads it.
            fl_stray() {
                [ -e "$1" ] || [ -L "$1" ] || return 0
                ( umask 077; mkdir -p -- "$FAIRLEAD/strays" ) || return
                fl_kept=$FAIRLEAD/strays/$(printf %s "${1#/}" | tr / _)
                fl_number=1
                while [ -e "$fl_kept.$fl_number" ] || [ -L "$fl_kept.$fl_number" ]; do fl_number=$((fl_number + 1)); done
                mv -nT -- "$1" "$fl_kept.$fl_number"
            }

            # fl_remove PATH: deletes a link or what Fairlead wrote; a file that is somebody else's is moved.
            fl_remove() {
                if [ -n "${fl_root-}" ] || [ -L "$1" ] || [ ! -f "$1" ] || fl_written "$1"; then rm -f -- "$1"; else fl_stray "$1"; fi
            }

            # fl_link_to TARGET PATH: makes a symbolic link, at one stroke.
            fl_link_to() {
                fl_save "$2" || return
                fl_new=${2%/*}/.${2##*/}.fairlead-new
                ln -sfnT -- "$1" "$fl_new" && fl_room "$2" && mv -fT -- "$fl_new" "$2"
            }

            # fl_room PATH: an empty directory gives way, as Docker leaves one where it missed a file.
            fl_room() {
                [ ! -d "$1" ] || [ -L "$1" ] || rmdir -- "$1"
            }

            # fl_stat WORD...: as stat, which complains here of all but what is not there.
            fl_stat() {
                { stat "$@" 2>&1 >&3 3>&- | while IFS= read -r fl_said; do
                    case $fl_said in *': No such file or directory' | *': Not a directory') ;; *) printf '%s\\n' "$fl_said" >&2 ;; esac
                done; } 3>&1
            }

            # fl_keyed: prints the hash of standard input under the box's key.
            fl_keyed() { { printf '%s' "$FAIRLEAD_KEY"; cat; } | sha256sum | cut -c1-64; }

            # fl_ledger JSON: appends an event, which comes without its braces.
            fl_ledger() {
                printf '{"at":"%s","by":%s,%s}\\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "${FAIRLEAD_WHO:-null}" "$1" \\
                    >> "$FAIRLEAD/ledger" || fl_forgetful
            }

            # fl_fail TEXT...: says why and ends the step.
            fl_fail() { printf '%s\\n' "$*" >&2; exit 1; }

            # fl_back TEXT...: says why, and ends a step that put back what served before.
            fl_back() { printf '%s\\n' "$*" >&2; exit 5; }

            # fl_forgetful: says why nothing can be written down, which a shell's own printf does not tell.
            fl_forgetful() {
                fl_why=$( (head -c 65536 /dev/zero > "$FAIRLEAD/.probe") 2>&1 )
                rm -f -- "$FAIRLEAD/.probe"
                fl_fail "$FAIRLEAD cannot be written${fl_why:+: ${fl_why##*: }}."
            }
            """;

    private Prelude() {}

    /** @param newKey the key the box is to take as its own if it has none: 64 hexadecimal digits */
    public static String text(String newKey) {
        return text(newKey, MEMORY);
    }

    /** @param memory where the box keeps what it must remember, for a box that is none */
    public static String text(String newKey, String memory) {
        return "FAIRLEAD=" + Shell.quote(memory) + "\nFAIRLEAD_NEW_KEY=" + Shell.quote(newKey) + "\n" + FUNCTIONS;
    }
}
