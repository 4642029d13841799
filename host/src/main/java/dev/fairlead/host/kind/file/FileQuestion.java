package dev.fairlead.host.kind.file;

import dev.fairlead.core.resource.Digest;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.file.FileKind.Declaration;
import dev.fairlead.host.shell.Shell;
import java.util.List;

/**
 * How the box is asked about files: one {@code stat} and, if all is well, one {@code sha256sum} for all of them. Only
 * what differs is sent, and the text of it only if everybody on the box may read it.
 *
 * <p>The answer is a line {@code MODE|OWNER|GROUP|TYPE|PATH} for each that exists, the line {@code contents}, and then
 * an entry {@code INDEX HOW SIZE}, SIZE bytes and a newline for each whose content is not simply as desired; for one that
 * cannot be read, or for {@link #ALL} of them, it says why.
 */
final class FileQuestion {
    /** The index of an entry about every file that has none of its own. */
    static final int ALL = -1;

    private static final String SEND = """
            fl_nl='
            '
            fl_link() { [ ! -L "$2" ] || { t=$(readlink -- "$2"; printf x); t=${t%?x}; printf '%s link %s\\n%s\\n' "$1" "${#t}" "$t"; }; }
            fl_unread() { printf '%s unread %s\\n%s\\n' "$1" "${#2}" "$2"; }
            fl_of() {
                [ -f "$4" ] && [ ! -L "$4" ] || return 0
                fl_got=$("$1" 2>&1 < "$4")
                fl_got=${fl_got%% *}
                case ${#fl_got} in 64) printf '%s %s 64\\n%s\\n' "$3" "$2" "$fl_got" ;; *) fl_unread "$3" "It cannot be read, or sha256sum fails." ;; esac
            }
            fl_hash() { fl_of fl_keyed keyed "$@"; }
            fl_sum() { fl_of sha256sum digest "$@"; }
            # What not everybody on the box may read, nobody reads in a plan.
            fl_send() {
                [ -f "$2" ] && [ ! -L "$2" ] || return 0
                s=$(stat -c %s -- "$2")
                case $(stat -c %A -- "$2") in ???????r*) ;; *) fl_sum "$1" "$2"; return ;; esac
                if [ "${s:-262145}" -le 262144 ] && cat -- "$2" > /dev/null 2>&1; then printf '%s text %s\\n' "$1" "$s"; head -c "$s" -- "$2"; echo
                else fl_sum "$1" "$2"; fi
            }
            """;

    private FileQuestion() {}

    static String script(List<Resource<Declaration>> files) {
        var script = new StringBuilder(SEND).append("fl_stat -c '%a|%U|%G|%F|%n' --");
        files.forEach(
                file -> script.append(' ').append(Shell.quote(file.declared().path())));
        script.append("\necho contents\n");
        var sums = new StringBuilder();
        var sends = new StringBuilder();
        for (int i = 0; i < files.size(); i++) {
            Declaration file = files.get(i).declared();
            String path = file.path();
            script.append(call("fl_link", i, path));
            switch (file.content()) {
                // Versions of sha256sum differ in how they print a name with a backslash.
                case FileContent.Text _ when path.indexOf('\\') >= 0 -> sends.append(call("fl_send", i, path));
                case FileContent.Text text -> {
                    sums.append(Digest.sha256(text.body()))
                            .append("  ")
                            .append(path)
                            .append('\n');
                    sends.append("case $fl_nl$fl_bad in *\"$fl_nl\"")
                            .append(Shell.quote(path + ": FAILED"))
                            .append("*) ")
                            .append(call("fl_send", i, path))
                            .append("esac\n");
                }
                case FileContent.Confidential _ -> script.append(call("fl_hash", i, path));
                // What is there was perhaps a secret until the model dropped it.
                case FileContent.Link _, FileContent.Nothing _ -> script.append(call("fl_sum", i, path));
            }
        }
        return script
                + "fl_bad=$(sha256sum --check --quiet 2>/dev/null <<'FAIRLEAD-SUMS'\n" + sums + "FAIRLEAD-SUMS\n)\n"
                + "fl_status=$?\n"
                + "[ \"$fl_status\" -le 1 ] || fl_unread " + ALL + " \"sha256sum ended with status $fl_status.\"\n"
                + sends;
    }

    private static String call(String function, int index, String path) {
        return function + " " + index + " " + Shell.quote(path) + "\n";
    }
}
