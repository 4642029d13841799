package dev.fairlead.host.shell;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;

/**
 * A POSIX sh script made of sections, each framed so that {@link Frames} can tell their answers apart. It writes no
 * file, forks once a section, and nothing of it runs unless all of it arrived. It changes nothing in the shell that reads
 * it, which can go on to read the next one.
 *
 * @param prelude sh that runs before the sections and whose functions and variables they share; it must be sound, since
 *     it is not isolated
 */
public record FramedScript(Nonce nonce, String prelude, List<Section> sections) {

    /*
     * The command substitution is the subshell that isolates a section. Its stdout goes straight to the script's
     * (so NULs survive), stderr into a variable. /proc/uptime is a clock that costs no fork; it counts in 10 ms.
     * Once nobody reads its output the script dies of SIGPIPE at the next frame, before it begins another section. What
     * changes something is to come to its own end until then, whatever it prints.
     */
    private static final String PREAMBLE = """
            (
            LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin; export LC_ALL PATH; umask 022
            exec 3>&1
            fl_clock() { fl_now=; read -r fl_now fl_idle; } 2>/dev/null </proc/uptime
            fl() {
            fl_clock; fl_section=$1 fl_policy=$2 fl_text=$3 fl_began=$fl_now
            printf '\\n@NONCE begin %s\\n' "$1"
            fl_err=$( { set --; [ "$fl_policy" = CONTINUE ] || trap '' PIPE; eval "$fl_text"; } 2>&1 >&3 3>&- </dev/null )
            fl_rc=$?
            fl_clock
            printf '\\n@NONCE stderr %s %s %s %s\\n%s\\n@NONCE end %s\\n' \
            "$fl_section" "$fl_rc" "${fl_began:--}" "${fl_now:--}" "$fl_err" "$fl_section"
            case $fl_policy$fl_rc in CONTINUE*|STOP0) ;; *) printf '\\n@NONCE done\\n'; exit 0;; esac
            }
            printf '\\n@NONCE ready\\n'
            """;

    public FramedScript {
        sections = List.copyOf(sections);
        var ids = new HashSet<String>();
        for (var section : sections) {
            if (!ids.add(section.id())) {
                throw new IllegalArgumentException("Two sections are called " + section.id() + ".");
            }
        }
    }

    /** A script whose sections rely on nothing but the shell. */
    public FramedScript(Nonce nonce, List<Section> sections) {
        this(nonce, "", sections);
    }

    /** The script as it is written to the stdin of {@code sh -s}. */
    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    String text() {
        var text = new StringBuilder(PREAMBLE.replace("NONCE", nonce.hex()));
        text.append(prelude).append('\n');
        for (var i = 0; i < sections.size(); i++) {
            var section = sections.get(i);
            text.append("fl ").append(i).append(' ').append(section.onFailure()).append(' ');
            text.append(Shell.quoted(section.text())).append('\n');
        }
        return text.append("printf '\\n@")
                .append(nonce.hex())
                .append(" done\\n'\n) || exit\n")
                .toString();
    }
}
