package dev.fairlead.story;

import static dev.fairlead.story.HandEdit.edit;

import java.util.List;

/** What should run, and what should be installed. */
final class ServiceEdits {
    private ServiceEdits() {}

    static List<HandEdit> services() {
        return List.of(
                edit("cron stopped", "systemctl stop cron", "service:cron.service"),
                edit("cron disabled", "systemctl disable -q cron", "service:cron.service"),
                edit("cron masked", "systemctl mask -q --now cron", "service:cron.service"),
                edit("docker disabled", "systemctl disable -q docker.service", "service:docker.service"),
                edit("docker stopped", "systemctl stop docker.socket docker.service", "service:docker.service"),
                edit(
                        "docker masked",
                        "systemctl stop docker.socket && systemctl mask -q --now docker.service",
                        "service:docker.service"),
                edit("the update timer stopped", "systemctl stop apt-daily.timer", "service:apt-daily.timer"),
                edit("the update timer masked", "systemctl mask -q --now apt-daily.timer", "service:apt-daily.timer"),
                edit(
                        "the upgrade timer disabled",
                        "systemctl disable -q apt-daily-upgrade.timer",
                        "service:apt-daily-upgrade.timer"));
    }

    static List<HandEdit> packages() {
        return List.of(
                edit("sqlite3 removed", remove("sqlite3"), "package:sqlite3"),
                edit("logrotate removed", remove("logrotate"), "package:logrotate"),
                edit("docker-compose removed", remove("docker-compose"), "package:docker-compose-v2"),
                edit("cron removed", remove("cron"), "package:cron", "service:cron.service"),
                edit("unattended-upgrades removed", remove("unattended-upgrades"), "package:unattended-upgrades"));
    }

    /** apt takes a lock that no option makes it wait for, and the box's own nightly upgrade may be holding it. */
    private static String remove(String name) {
        return """
                export DEBIAN_FRONTEND=noninteractive
                tries=0
                until apt-get remove -qq -y NAME >/tmp/removal 2>&1; do
                    tries=$((tries + 1))
                    grep -qi lock /tmp/removal && [ "$tries" -lt 100 ] || { cat /tmp/removal >&2; exit 1; }
                    sleep 2
                done
                """.replace("NAME", name);
    }
}
