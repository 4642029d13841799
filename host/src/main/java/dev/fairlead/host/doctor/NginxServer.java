package dev.fairlead.host.doctor;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.List;

/** A site that nginx does not serve, or a configuration that it will not take at the next reload. */
public final class NginxServer implements Check {
    private static final String PROBE = """
            command -v nginx >/dev/null || { echo none; exit 0; }
            fl_said=$(timeout 20 nginx -t 2>&1); printf 'test %s\\n' "$?"
            printf '%s\\n' "$fl_said" | grep -E '\\[(emerg|alert|crit|error)\\]' | head -n 1 | sed 's/^/said /'
            fl_systemctl show nginx.service --property=ActiveState --property=SubState --property=UnitFileState | tr = ' '
            awk '$4 == "0A" && substr($2, length($2) - 4) == ":0050" { print $10 }' /proc/net/tcp /proc/net/tcp6 2>/dev/null |
            while read -r fl_inode; do
                for fl_fd in $(find /proc/[0-9]*/fd -lname "socket:\\[$fl_inode\\]" 2>/dev/null | head -n 1); do
                    fl_pid=${fl_fd#/proc/} fl_pid=${fl_pid%%/*}
                    printf 'http %s %s\\n' "$fl_pid" "$(fl_process "$fl_pid")"
                done
            done
            """;

    @Override
    public String name() {
        return "nginx";
    }

    @Override
    public String probe(ServerModel model) {
        var script = new StringBuilder();
        sites(model)
                .forEach(app -> script.append("[ ! -e /etc/nginx/sites-enabled/")
                        .append(Shell.quote(app.name()))
                        .append(" ] || printf 'enabled %s\\n' ")
                        .append(Shell.quote(app.name()))
                        .append('\n'));
        return script + PROBE;
    }

    private static List<AppModel> sites(ServerModel model) {
        return model.apps().values().stream().filter(app -> app.nginx() != null).toList();
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        List<AppModel> sites = sites(around.model());
        if (sites.isEmpty()) {
            return List.of();
        }
        if (answer.has("none")) {
            return List.of(problem("There is no nginx on the box.").fix("fairlead apply"));
        }
        var findings = new ArrayList<Finding>();
        if (answer.number("test") != 0) {
            findings.add(problem("nginx would not take its configuration.")
                    .why(answer.has("said") ? answer.value("said") : "`nginx -t` ends with " + answer.value("test"))
                    .fix("Mend that file, or `fairlead apply` if it is one of Fairlead's; then: nginx -t"));
        }
        if (!answer.value("ActiveState").equals("active")) {
            findings.add(stopped(answer));
        } else if (answer.value("UnitFileState").equals("disabled")) {
            findings.add(warning("nginx does not start at boot.").fix("systemctl enable nginx"));
        }
        for (AppModel app : sites) {
            if (!answer.all("enabled").contains(app.name())) {
                findings.add(problem("The site of `" + app.name() + "` is not enabled.")
                        .why("/etc/nginx/sites-enabled/" + app.name() + " is not there")
                        .fix("fairlead apply"));
            }
        }
        return findings.isEmpty() ? List.of(ok("nginx runs, takes its configuration, and has the sites.")) : findings;
    }

    private Finding stopped(Lines answer) {
        String state = answer.value("ActiveState");
        Finding stopped =
                problem("nginx does not run.").why("nginx.service is " + (state.isEmpty() ? "not known" : state));
        for (String line : answer.all("http")) {
            String[] words = line.split(" ");
            if (!words[1].equals("nginx")) {
                Culprit culprit = Culprit.of(words, 0);
                return stopped.why("Port 80 is taken by " + culprit + ".")
                        .fix(culprit.end() + "; then systemctl start nginx");
            }
        }
        return stopped.fix("systemctl enable --now nginx; journalctl -u nginx -n 20 --no-pager");
    }
}
