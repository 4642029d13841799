package dev.fairlead.host.doctor;

import dev.fairlead.core.model.ServerModel;
import java.time.Duration;
import java.util.List;

/** A process that keeps apt locked, or a run of dpkg that was cut short: `apply` installs nothing then. */
public final class AptLock implements Check {
    /** An apply waits for this long. */
    private static final Duration LONG = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "apt";
    }

    @Override
    public String probe(ServerModel model) {
        return """
                command -v dpkg >/dev/null || { echo none; exit 0; }
                read -r fl_up fl_rest < /proc/uptime
                for fl_lock in /var/lib/dpkg/lock-frontend /var/lib/dpkg/lock /var/lib/apt/lists/lock /var/cache/apt/archives/lock; do
                    fl_inode=$(stat -c %i -- "$fl_lock" 2>/dev/null) || continue
                    # NUMBER: KIND WHICH WRITE PID MAJOR:MINOR:INODE
                    awk -v inode="$fl_inode" '{ n = split($6, at, ":") } $2 != "->" && at[n] == inode { print $5 }' /proc/locks |
                    while read -r fl_pid; do
                        fl_ticks=$(sed 's/.*) //' "/proc/$fl_pid/stat" 2>/dev/null | cut -d' ' -f20)
                        [ -n "$fl_ticks" ] || continue
                        printf 'held %s %s %s %s\\n' "$fl_lock" "$fl_pid" \\
                            "$((${fl_up%.*} - fl_ticks / $(getconf CLK_TCK)))" "$(fl_process "$fl_pid")"
                    done
                done
                [ -z "$(ls -A /var/lib/dpkg/updates 2>/dev/null)" ] || echo interrupted
                dpkg --audit 2>/dev/null | sed -n 's/^ \\([^ ]*\\).*/half \\1/p' | head -n 5
                :
                """;
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        if (answer.has("none")) {
            return List.of();
        }
        if (answer.has("held")) {
            return List.of(held(answer.value("held").split(" ")));
        }
        if (answer.has("interrupted") || answer.has("half")) {
            return List.of(warning("An earlier run of dpkg was cut short.")
                    .why(answer.has("half") ? "half installed: " + String.join(", ", answer.all("half")) : null)
                    .fix("dpkg --configure -a; fairlead apply does that too, before it installs something"));
        }
        return List.of(ok("Nobody keeps apt locked."));
    }

    /** @param words LOCK PID SECONDS NAME UNIT CONTAINER */
    private Finding held(String[] words) {
        var since = Duration.ofSeconds(Long.parseLong(words[2]));
        Culprit culprit = new Culprit(words[1], words[3], words[4], words[5]);
        String sentence = "apt is locked by " + culprit + ".";
        String why = words[0] + "; the process runs for "
                + (since.toMinutes() < 2 ? since.toSeconds() + " s" : since.toMinutes() + " min");
        if (since.compareTo(LONG) <= 0) {
            return warning(sentence).why(why).fix("Wait until it is done.");
        }
        return problem(sentence)
                .why(why + ", and an apply waits for " + LONG.toMinutes() + " min")
                .fix("See what it does: ps -fp " + words[1]
                        + (culprit.hasOwnUnit() ? "; journalctl -u " + words[4] + " -n 20" : "")
                        + "; if it hangs: kill " + words[1]);
    }
}
