package dev.fairlead.host.status;

import dev.fairlead.core.json.Json;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.expansion.Places;
import dev.fairlead.host.kind.certificate.CertificateKind;
import dev.fairlead.host.lock.LockHolder;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.memory.Release;
import dev.fairlead.host.shell.Shell;
import dev.fairlead.host.status.StatusReport.AppStatus;
import dev.fairlead.host.status.StatusReport.CertificateStatus;
import dev.fairlead.host.status.StatusReport.ContainerStatus;
import dev.fairlead.host.status.StatusReport.JobStatus;
import dev.fairlead.host.status.StatusReport.ServiceStatus;
import dev.fairlead.host.status.StatusReport.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks how a box is doing. Each line of the answer is a word and its value. */
public final class StatusQuestion {
    private static final String BOX = """
            ( . /etc/os-release; printf 'system %s\\n' "$PRETTY_NAME" )
            read -r fl_up fl_rest < /proc/uptime && printf 'up %s\\n' "${fl_up%.*}"
            read -r fl_load fl_rest < /proc/loadavg && printf 'load %s\\n' "$fl_load"
            df -B1 --output=used,avail / | { read -r fl_head; read -r fl_used fl_free && printf 'disk %s %s\\n' "$fl_used" "$((fl_used + fl_free))"; }
            while read -r fl_name fl_kb fl_unit; do printf 'mem.%s %s\\n' "${fl_name%:}" "$fl_kb"; done < /proc/meminfo
            """;
    private static final String CONTAINER =
            "docker inspect --type container --format 'container {{.Name}} {{.State.Status}}"
                    + " {{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}"
                    + " {{.State.StartedAt}} {{.RestartCount}} {{.Config.Image}}'";

    private StatusQuestion() {}

    public static String script(ServerModel model) {
        var script = new StringBuilder(BOX);
        var containers = new ArrayList<String>();
        for (AppModel app : model.apps().values()) {
            for (Colour colour : Colour.values()) {
                containers.add(app.name() + "-" + colour);
            }
            app.services().keySet().forEach(service -> containers.add(Places.service(app, service)));
            app.jobs()
                    .keySet()
                    .forEach(job -> script.append("f=\"$FAIRLEAD\"/jobs/")
                            .append(Shell.quote(Places.job(app, job) + ".last"))
                            .append("; [ ! -r \"$f\" ] || printf 'job %s %s\\n' ")
                            .append(Shell.quote(Places.job(app, job)))
                            .append(" \"$(head -n 1 \"$f\")\"\n"));
            Nginx nginx = app.nginx();
            String given = Places.certificate(app);
            if (nginx != null && given != null) {
                script.append(certificate(nginx.serverNames().getFirst(), given));
            } else if (nginx != null) {
                nginx.serverNames()
                        .forEach(name -> script.append(certificate(name, CertificateKind.LIVE + name + "/cert.pem")));
            }
        }
        if (!containers.isEmpty()) {
            script.append(CONTAINER).append(' ').append(Shell.words(containers)).append(" 2>/dev/null\n");
        }
        return script.append(":\n").toString();
    }

    private static String certificate(String name, String file) {
        return """
                f=%2$s
                [ ! -r "$f" ] || {
                    e=$(openssl x509 -noout -enddate -in "$f") && e=$(date -d "${e#*=}" +%%s) &&
                        printf 'certificate %%s %%s\\n' %1$s "$(( (e - $(date +%%s)) / 86400 ))"
                }
                """.formatted(Shell.quote(name), Shell.quote(file));
    }

    public static StatusReport read(
            List<String> lines, ServerModel model, BoxMemory memory, @Nullable LockHolder changing) {
        var seen = StatusLines.of(lines);
        return new StatusReport(
                seen.text("system", "unknown"),
                seen.part("up", 0),
                seen.text("load", "?"),
                new Usage(seen.part("disk", 0), seen.part("disk", 1)),
                usage(seen, "MemTotal", "MemAvailable"),
                usage(seen, "SwapTotal", "SwapFree"),
                model.apps().values().stream()
                        .map(app -> app(app, seen, memory))
                        .toList(),
                changing);
    }

    private static Usage usage(StatusLines seen, String total, String free) {
        long all = seen.part("mem." + total, 0) * 1024;
        return new Usage(all - seen.part("mem." + free, 0) * 1024, all);
    }

    private static AppStatus app(AppModel app, StatusLines seen, BoxMemory memory) {
        Release live = memory.last(app.name());
        var certificates = new ArrayList<CertificateStatus>();
        Nginx nginx = app.nginx();
        for (String serverName : nginx == null ? List.<String>of() : nginx.serverNames()) {
            Long days = seen.number("certificate " + serverName);
            if (days != null) {
                certificates.add(new CertificateStatus(serverName, days));
            }
        }
        var jobs = new ArrayList<JobStatus>();
        app.jobs()
                .forEach((job, declared) ->
                        jobs.add(job(job, declared.schedule(), seen.text("job " + Places.job(app, job)))));
        Release unfinished = memory.unfinished().stream()
                .filter(begun -> begun.app().equals(app.name()))
                .findFirst()
                .orElse(null);
        List<ServiceStatus> services = app.services().keySet().stream()
                .map(service -> new ServiceStatus(service, container(Places.service(app, service), seen)))
                .toList();
        String container = app.name() + "-" + memory.live(app);
        return new AppStatus(
                app.name(),
                live,
                unfinished,
                container(container, seen),
                live == null ? null : otherImage(container, live, seen),
                services,
                certificates,
                jobs);
    }

    private static @Nullable ContainerStatus container(String name, StatusLines seen) {
        String key = "container /" + name;
        String[] words = seen.text(key, "").split(" ", 5);
        return words.length < 4
                ? null
                : new ContainerStatus(name, words[0], words[1], words[2], (int) seen.part(key, 3));
    }

    /** Null where it runs that of the release, or where nobody can say. */
    private static @Nullable String otherImage(String name, Release live, StatusLines seen) {
        String[] words = seen.text("container /" + name, "").split(" ", -1);
        return words.length < 5 || words[4].isEmpty() || words[4].equals(live.reference()) ? null : words[4];
    }

    private static JobStatus job(String name, String schedule, @Nullable String last) {
        try {
            if (last != null && Json.read(last) instanceof Map<?, ?> run) {
                String started = run.get("start") instanceof String text ? text : null;
                Integer exit = run.get("exit") instanceof Number number ? number.intValue() : null;
                String outcome = run.get("outcome") instanceof String word ? word : null;
                return new JobStatus(name, schedule, started, exit, outcome);
            }
        } catch (IllegalArgumentException e) {
            // A record cut short by a power failure: nothing is known of that run.
            return new JobStatus(name, schedule, null, null, null);
        }
        return new JobStatus(name, schedule, null, null, null);
    }
}
