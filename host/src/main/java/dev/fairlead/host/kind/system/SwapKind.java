package dev.fairlead.host.kind.system;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.shell.Answer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file to swap to. A container cannot swap, whatever it writes: there the file and the line in {@code fstab} are kept
 * right, and the step says that nothing more is possible.
 */
public final class SwapKind implements HostKind<SwapKind.Declaration> {
    public static final SwapKind SWAP = new SwapKind();

    private static final String FILE = "/swapfile";
    private static final String TABLE = "/etc/fstab";
    private static final String ACTIVE = "yes, where the kernel allows it";
    private static final long MEBIBYTE = 1024 * 1024;

    private SwapKind() {}

    /** @param bytes 0 if it is to go */
    public record Declaration(long bytes) {}

    public static Resource<Declaration> of(long bytes, String source) {
        return Resource.of(SWAP, FILE, new Declaration(bytes), source);
    }

    @Override
    public String name() {
        return "swap";
    }

    @Override
    public List<String> paths(Declaration swap) {
        return List.of(FILE, TABLE);
    }

    @Override
    public @Nullable State desired(Declaration swap) {
        return swap.bytes() == 0
                ? null
                : State.EMPTY
                        .plain("size", size(swap.bytes()))
                        .plain("mode", "600")
                        .plain("fstab", "yes")
                        .plain("active", ACTIVE);
    }

    private static String size(long bytes) {
        return bytes % MEBIBYTE == 0 ? bytes / MEBIBYTE + " MiB" : bytes + " bytes";
    }

    @Override
    public Declaration orphan(String name) {
        return new Declaration(0);
    }

    @Override
    public String probe(List<Resource<Declaration>> swaps) {
        return """
                fl_active=
                [ ! -e /swapfile ] || stat -c 'file %s %a' /swapfile
                while read -r fl_what fl_on fl_type fl_rest; do
                    [ "$fl_what $fl_type" != "/swapfile swap" ] || echo fstab
                done 2>/dev/null < /etc/fstab
                while read -r fl_what fl_rest; do
                    [ "$fl_what" != /swapfile ] || { echo active; fl_active=yes; }
                done 2>/dev/null < /proc/swaps
                [ -n "$fl_active" ] || ! systemd-detect-virt -cq 2>/dev/null || echo contained
                """ + Reading.END;
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> swaps) {
        return Reading.of(answer, swaps, lines -> swap -> observation(lines));
    }

    private static Observation observation(List<String> lines) {
        boolean isContained = lines.contains("contained");
        boolean isActive = lines.contains("active") || isContained;
        State state = State.EMPTY
                .plain("fstab", lines.contains("fstab") ? "yes" : "no")
                .plain("active", isActive ? ACTIVE : "no");
        for (String line : lines) {
            if (line.startsWith("file ")) {
                String[] words = line.split(" ");
                return Observation.present(
                        state.plain("size", size(Long.parseLong(words[1]))).plain("mode", words[2]));
            }
        }
        return lines.contains("fstab") ? Observation.present(state) : Observation.absent();
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream()
                .map(change -> Step.slow(title(change), List.of(change.address()), script(change)))
                .toList();
    }

    private static String title(Change<Declaration> change) {
        return change.after() == null
                ? "stop swapping to " + FILE
                : "swap to " + FILE + " of " + size(change.declared().bytes());
    }

    private static String script(Change<Declaration> change) {
        if (change.after() == null) {
            return FUNCTIONS + "fl_off && fl_table '' && rm -f -- /swapfile";
        }
        String file = change.before() == null || change.touches("size") ? MAKE : "";
        return FUNCTIONS
                + (file + ON).replace("BYTES", String.valueOf(change.declared().bytes()));
    }

    private static final String FUNCTIONS = """
            fl_off() {
                while read -r fl_what fl_rest; do
                    [ "$fl_what" != /swapfile ] || systemd-detect-virt -cq || swapoff /swapfile || return
                done < /proc/swaps
            }
            # fl_table LINE: makes it the only line of fstab about the file.
            fl_table() {
                [ -e /etc/fstab ] || : > /etc/fstab || return
                {
                    while IFS= read -r fl_line || [ -n "$fl_line" ]; do
                                    case $fl_line in /swapfile[[:space:]]*) ;; *) printf '%s\\n' "$fl_line";; esac
                    done < /etc/fstab
                    [ -z "$1" ] || printf '%s\\n' "$1"
                } | fl_put /etc/fstab root root 0644
            }
            """;

    private static final String MAKE = """
            fl_off || exit
            fl_new=/.swapfile.fairlead-new
            rm -f -- "$fl_new"
            ( umask 077; fallocate -l BYTES "$fl_new" 2>/dev/null || head -c BYTES /dev/zero > "$fl_new" ) || {
                rm -f -- "$fl_new"; fl_fail "There is no room on the disk for a swap file of BYTES bytes."
            }
            mkswap "$fl_new" >/dev/null && mv -fT -- "$fl_new" /swapfile || exit
            """;

    private static final String ON = """
            chown root:root /swapfile && chmod 600 /swapfile && fl_table '/swapfile none swap sw 0 0' || exit
            if systemd-detect-virt -cq; then
                echo "This box is a container, which cannot swap: the file is ready, but not in use."
                exit 0
            fi
            while read -r fl_what fl_rest; do
                [ "$fl_what" != /swapfile ] || exit 0
            done < /proc/swaps
            swapon /swapfile
            """;
}
