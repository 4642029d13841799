package dev.fairlead.host.doctor;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.List;

/** During a release the new colour runs beside the live one. */
public final class MemoryForTwo implements Check {
    private static final String USED = """
            fl_used() {
                fl_pid=$(fl_docker inspect --type container --format '{{.State.Pid}}' "$1") && [ "$fl_pid" -gt 0 ] || return 0
                fl_at=$(sed -n -e 's/^0:://p' "/proc/$fl_pid/cgroup" | head -n 1)
                fl_old=$(sed -n -e 's/^[0-9]*:\\(.*,\\)\\{0,1\\}memory\\(,.*\\)\\{0,1\\}://p' "/proc/$fl_pid/cgroup" | head -n 1)
                for fl_at in "/sys/fs/cgroup$fl_at" "/sys/fs/cgroup/memory$fl_old"; do
                    for fl_file in memory.current memory.usage_in_bytes; do
                        [ -r "$fl_at/$fl_file" ] || continue
                        # The page cache of files that nobody reads just now is given back for the asking.
                        awk -v name="$1" 'FNR == 1 && !n { n = $1; next }
                            $1 == "inactive_file" || $1 == "total_inactive_file" { c = $2 }
                            END { print "used", name, n - c }' "$fl_at/$fl_file" "$fl_at/memory.stat"
                        return 0
                    done
                done
            }
            while read -r fl_name fl_kb fl_rest; do printf '%s %s\\n' "${fl_name%:}" "$fl_kb"; done < /proc/meminfo
            """;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String probe(ServerModel model) {
        var script = new StringBuilder(USED);
        for (AppModel app : model.apps().values()) {
            for (Colour colour : Colour.values()) {
                script.append("fl_used ")
                        .append(Shell.quote(app.name() + "-" + colour))
                        .append('\n');
            }
        }
        return script.append(":\n").toString();
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        long free = (answer.number("MemAvailable") + answer.number("SwapFree")) * 1024;
        String seen = "available are " + size(answer.number("MemAvailable") * 1024) + " of memory and "
                + size(answer.number("SwapFree") * 1024) + " of swap";
        var findings = new ArrayList<Finding>();
        for (AppModel app : around.model().apps().values()) {
            String name = app.name() + "-" + around.memory().live(app);
            Long used = used(answer, name);
            if (used == null || app.app().strategy() == App.Strategy.RECREATE) {
                continue;
            }
            if (used > free) {
                findings.add(problem("There is no memory for a second `" + app.name() + "` during a release.")
                        .why("`" + name + "` takes " + size(used) + "; " + seen)
                        .fix(mend(answer)));
            } else if (used * 3 / 2 > free) {
                findings.add(warning("There is hardly memory for a second `" + app.name() + "` during a release.")
                        .why("`" + name + "` takes " + size(used) + "; " + seen)
                        .fix(mend(answer)));
            } else {
                findings.add(ok("There is memory for a second `" + app.name() + "`, which takes " + size(used) + "."));
            }
        }
        return findings.isEmpty() ? List.of(ok(capital(seen) + ".")) : findings;
    }

    private static String mend(Lines answer) {
        return answer.number("SwapTotal") == 0
                ? "Set `system.swap: 1G` in the model, and `fairlead apply`."
                : "Give it more `system.swap`, take a larger box, or set `app.strategy: recreate`.";
    }

    private static @org.jspecify.annotations.Nullable Long used(Lines answer, String name) {
        return answer.all("used").stream()
                .map(line -> line.split(" "))
                .filter(words -> words[0].equals(name))
                .map(words -> Long.valueOf(words[1]))
                .findFirst()
                .orElse(null);
    }

    private static String size(long bytes) {
        return (bytes >> 20) + " MiB";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
