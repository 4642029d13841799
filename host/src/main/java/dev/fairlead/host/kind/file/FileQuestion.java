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
 * an entry {@code INDEX HOW SIZE}, SIZE bytes and a newline for each whose content is not simply as desired.
 */
final class FileQuestion {
    private static final String SEND = """
            fl_nl='
            '
            fl_link() { [ ! -L "$2" ] || { t=$(readlink -- "$2"; printf x); t=${t%?x}; printf '%s link %s\\n%s\\n' "$1" "${#t}" "$t"; }; }
            fl_hash() { [ ! -f "$2" ] || [ -L "$2" ] || { printf '%s keyed 64\\n' "$1"; fl_keyed < "$2"; }; }
            fl_sum() { [ ! -f "$2" ] || [ -L "$2" ] || { printf '%s digest 64\\n' "$1"; sha256sum < "$2" | cut -c1-64; }; }
            # What not everybody on the box may read, nobody reads in a plan.
            fl_send() {
                [ -f "$2" ] && [ ! -L "$2" ] || return 0
                s=$(stat -c %s -- "$2")
                case $(stat -c %A -- "$2") in ???????r*) ;; *) fl_sum "$1" "$2"; return ;; esac
                if [ "$s" -le 262144 ]; then printf '%s text %s\\n' "$1" "$s"; head -c "$s" -- "$2"; echo
                else fl_sum "$1" "$2"; fi
            }
            """;

    private FileQuestion() {}

    static String script(List<Resource<Declaration>> files) {
        var script = new StringBuilder(SEND).append("stat -c '%a|%U|%G|%F|%n' --");
        files.forEach(
                file -> script.append(' ').append(Shell.quote(file.declared().path())));
        script.append(" 2>/dev/null\necho contents\n");
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
                + sends;
    }

    private static String call(String function, int index, String path) {
        return function + " " + index + " " + Shell.quote(path) + "\n";
    }
}
