package dev.fairlead.story;

import static dev.fairlead.story.HandEdit.edit;

import java.util.List;

/** Content, mode and owner of what Fairlead writes. */
final class FileEdits {
    private static final String APP = "/opt/visa_bulletin";
    private static final String COMPOSE = APP + "/compose.blue.yaml";
    private static final String ENV = APP + "/.env";
    private static final String CRON = "/etc/cron.d/fairlead-visa-bulletin_data-refresh";
    private static final String JOB = "/var/lib/fairlead/jobs/visa-bulletin_data-refresh";
    private static final String LOGROTATE = "/etc/logrotate.d/fairlead-visa-bulletin";
    private static final String DAEMON = "/etc/docker/daemon.json";
    private static final String UPDATES = "/etc/apt/apt.conf.d/20auto-upgrades";
    private static final String POLICY = "/etc/apt/apt.conf.d/52fairlead-unattended-upgrades";
    private static final String LOGINS = "/root/.docker/config.json";
    private static final String RULES = "/var/lib/fairlead/apps/visa-bulletin";
    private static final String ASSET = "f=$(find -L " + APP + "/assets -type f | head -n 1); ";
    private static final String ENGINE = "service:docker.service";

    private FileEdits() {}

    static List<HandEdit> files() {
        return List.of(
                edit("daemon.json edited", "echo '{}' > " + DAEMON, "file:" + DAEMON, ENGINE),
                edit("daemon.json removed", "rm " + DAEMON, "file:" + DAEMON, ENGINE),
                edit("the compose file edited", "sed -i 's/127.0.0.1/0.0.0.0/' " + COMPOSE, "file:" + COMPOSE),
                edit("the compose file private", "chmod 0600 " + COMPOSE, "file:" + COMPOSE),
                edit("the compose file given away", "chown admin " + COMPOSE, "file:" + COMPOSE),
                edit(
                        "the other compose file removed",
                        "rm " + APP + "/compose.green.yaml",
                        "file:" + APP + "/compose.green.yaml"),
                edit(
                        "logrotate told to keep less",
                        "sed -i 's/rotate [0-9]*/rotate 1/' " + LOGROTATE,
                        "file:" + LOGROTATE),
                edit("logrotate's file writable", "chmod 0666 " + LOGROTATE, "file:" + LOGROTATE),
                edit("automatic updates switched off", "sed -i 's/\"1\"/\"0\"/' " + UPDATES, "file:" + UPDATES),
                edit("the policy of updates removed", "rm " + POLICY, "file:" + POLICY),
                edit(
                        "a file turned into a link",
                        "mv " + LOGROTATE + " /tmp/lr && ln -s /tmp/lr " + LOGROTATE,
                        "file:" + LOGROTATE),
                edit("a file turned into a directory", "rm " + RULES + " && mkdir " + RULES, "file:" + RULES),
                edit("the registry login removed", "rm " + LOGINS, "file:" + LOGINS),
                edit("the registry login changed", "echo '{}' > " + LOGINS, "file:" + LOGINS),
                edit("the registry login readable", "chmod 0644 " + LOGINS, "file:" + LOGINS),
                edit("a file of the model's edited", "echo more >> /etc/motd", "file:/etc/motd"),
                edit("a file of the model's given away", "chown admin:adm /etc/motd", "file:/etc/motd"));
    }

    static List<HandEdit> secrets() {
        return List.of(
                edit("a secret changed", "sed -i 's/^DEBUG=.*/DEBUG=True/' " + ENV, "env:" + ENV),
                edit(
                        "a generated secret changed",
                        "sed -i 's/^DJANGO_SECRET_KEY=.*/DJANGO_SECRET_KEY=x/' " + ENV,
                        "env:" + ENV),
                edit("a secret removed", "sed -i '/^ALLOWED_HOSTS=/d' " + ENV, "env:" + ENV),
                edit("a secret of somebody else's", "echo EXTRA=1 >> " + ENV, "env:" + ENV),
                edit("secrets readable by all", "chmod 0644 " + ENV, "env:" + ENV),
                edit("secrets given away", "chown admin " + ENV, "env:" + ENV),
                edit("secrets readable by a group", "chgrp adm " + ENV + " && chmod 0640 " + ENV, "env:" + ENV),
                edit("secrets behind a link", "mv " + ENV + " /tmp/env && ln -s /tmp/env " + ENV, "env:" + ENV),
                edit("secrets gone", "rm " + ENV, "env:" + ENV));
    }

    static List<HandEdit> cron() {
        return List.of(
                edit("the job at another hour", "sed -i 's/^0 9/0 10/' " + CRON, "file:" + CRON),
                edit("the job's line commented out", "sed -i 's/^0 9/#0 9/' " + CRON, "file:" + CRON),
                edit("the job's line removed", "rm " + CRON, "file:" + CRON),
                edit("the job's line writable", "chmod 0666 " + CRON, "file:" + CRON),
                edit("the job's script edited", "echo 'exit 0' >> " + JOB, "file:" + JOB),
                edit("the job's script no longer executable", "chmod 0600 " + JOB, "file:" + JOB),
                edit("the job's script gone", "rm " + JOB, "file:" + JOB),
                edit(
                        "a stray cron file that runs in our container",
                        "echo '* * * * * root docker exec visa-bulletin-blue true' > /etc/cron.d/mine",
                        "strays:/etc/cron.d"));
    }

    static List<HandEdit> directories() {
        return List.of(
                edit("the app's directory open to all", "chmod 0777 " + APP, "directory:" + APP),
                edit("the app's directory given away", "chown admin " + APP, "directory:" + APP),
                edit(
                        "the jobs' scripts in sight",
                        "chmod 0755 /var/lib/fairlead/jobs",
                        "directory:/var/lib/fairlead/jobs"),
                edit("a directory of the model's in another group", "chgrp root /srv/data", "directory:/srv/data"),
                edit("a directory of the model's gone", "rmdir /srv/data", "directory:/srv/data"),
                edit("an asset edited", ASSET + "echo x >> \"$f\"", "assets:"),
                edit("an asset removed", ASSET + "rm \"$f\"", "assets:"),
                edit("a stray asset", ASSET + "echo x > \"${f%/*}/mine.css\"", "assets:"),
                edit("the assets gone", "rm " + APP + "/assets", "assets:"),
                edit(
                        "the directory of flags hidden from nginx",
                        "chmod 0700 /var/lib/fairlead/live",
                        "directory:/var/lib/fairlead/live"));
    }
}
