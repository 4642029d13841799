package dev.fairlead.host.expansion;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Job;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.kind.app.Claims;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.app.StraysKind;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.DirectoryKind;
import dev.fairlead.host.kind.system.PackageKind;
import dev.fairlead.host.kind.system.ServiceKind;
import dev.fairlead.templates.CronFile;
import dev.fairlead.templates.JobScript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What cron does for the apps: for each job a script, and a file that starts it. */
final class JobsExpansion {
    private static final String SCRIPTS = Prelude.MEMORY + "/jobs";
    private static final String CRON = "/etc/cron.d";

    /** The last runs, for people and for {@code logrotate}. */
    private static final String LOGS = "/var/log/fairlead";

    static String log(AppModel app, String job) {
        return LOGS + "/" + name(app.name(), job) + ".log";
    }

    /** An app's name holds no underscore, so that no two jobs of a box are called alike. */
    static String name(String app, String job) {
        return app + "_" + job;
    }

    private static boolean hasJobs(ServerModel model) {
        return model.apps().values().stream().anyMatch(app -> !app.jobs().isEmpty());
    }

    List<Resource<?>> packages(ServerModel model) {
        return hasJobs(model) ? List.of(PackageKind.of("cron", "jobs")) : List.of();
    }

    /** @param live the containers that serve: what started a job before goes once there is something to run it in */
    List<Resource<?>> strays(ServerModel model, List<Address> live) {
        if (!hasJobs(model)) {
            return List.of();
        }
        Resource<?> strays = StraysKind.of(CRON, claims(model), declared(model), "jobs");
        return List.of(strays.after(PackageKind.at("cron")).after(live));
    }

    List<Resource<?>> directories(ServerModel model) {
        if (!hasJobs(model)) {
            return List.of();
        }
        return List.of(
                DirectoryKind.of(SCRIPTS, "root", "root", "0700", "jobs").after(DirectoryKind.at(Prelude.MEMORY)),
                DirectoryKind.of(LOGS, "root", "adm", "0750", "jobs"),
                ServiceKind.running("cron.service", "jobs").after(PackageKind.at("cron")));
    }

    private static Claims claims(ServerModel model) {
        var words = new HashSet<String>();
        for (AppModel app : model.apps().values()) {
            for (Colour colour : Colour.values()) {
                words.add(AppExpansion.container(app, colour));
            }
            app.jobs().keySet().forEach(job -> words.add(script(app, job)));
        }
        return new Claims.OfCron(words);
    }

    private static Set<String> declared(ServerModel model) {
        var declared = new HashSet<>(NginxExpansion.declaredFiles(model, CRON));
        model.apps().values().forEach(app -> app.jobs().keySet().forEach(job -> declared.add(cronName(app, job))));
        return declared;
    }

    List<Resource<?>> resources(AppModel app) {
        var resources = new ArrayList<Resource<?>>();
        app.jobs().forEach((name, job) -> {
            String source = app.at("jobs." + name);
            String script = script(app, name);
            // Behind the release that it runs in: one that comes to nothing leaves the script of the one before.
            resources.add(FileKind.text(script, () -> body(app, name, job), "0700", source)
                    .after(DirectoryKind.at(SCRIPTS), DirectoryKind.at(LOGS), ContainerKind.at(app.name())));
            resources.add(FileKind.text(
                            CRON + "/" + cronName(app, name),
                            () -> CronFile.render(job.schedule(), script),
                            "0644",
                            source)
                    .after(FileKind.at(script), PackageKind.at("cron"), StraysKind.at(CRON)));
        });
        return resources;
    }

    static boolean isScriptOf(Address address, String app) {
        return address.kind().equals(FileKind.FILE.name()) && address.name().startsWith(SCRIPTS + "/" + name(app, ""));
    }

    static boolean startsJobOf(Address address, String app) {
        return address.kind().equals(FileKind.FILE.name())
                && address.name().startsWith(CRON + "/fairlead-" + name(app, ""));
    }

    static String script(AppModel app, String job) {
        return SCRIPTS + "/" + name(app.name(), job);
    }

    private static String cronName(AppModel app, String job) {
        return "fairlead-" + name(app.name(), job);
    }

    private static String body(AppModel app, String name, Job job) {
        return JobScript.render(new JobScript.Job(
                app.name(),
                name,
                AppExpansion.flag(app),
                RunOptions.secrets(app),
                RunOptions.of(app),
                job.command(),
                job.timeout(),
                script(app, name),
                log(app, name)));
    }
}
