package dev.fairlead.story;

import static dev.fairlead.story.HandEdit.edit;

import java.util.List;

/** What may happen on a box without anyone having to hear of it. */
final class Harmless {
    private Harmless() {}

    static List<HandEdit> catalogue() {
        String other = "/etc/nginx/sites-enabled/other";
        return List.of(
                edit("logs grow", "echo x >> /opt/visa_bulletin/logs/app.log; echo x >> /var/log/nginx/access.log"),
                edit("the app keeps a page", "echo x > /opt/visa_bulletin/saved_pages/page.html"),
                edit(
                        "the app writes to its database",
                        "sqlite3 /opt/visa_bulletin/visa_bulletin.db 'CREATE TABLE t (x)'"),
                edit("somebody keeps a file in the app's directory", "echo x > /opt/visa_bulletin/notes.txt"),
                edit("somebody has a crontab", "echo '0 0 * * * true' | crontab -u admin -"),
                edit("somebody has a file in cron.d", "echo '0 0 * * * root true' > /etc/cron.d/other"),
                edit(
                        "another site under another name",
                        "echo 'server { listen 80; server_name other.example; return 204; }' > " + other
                                + " && nginx -s reload && sleep 1"),
                edit(
                        "another container",
                        "docker create --name"
                                + " other $(docker inspect -f '{{.Config.Image}}' visa-bulletin-blue) >/dev/null"),
                edit(
                        "a second key",
                        "ssh-keygen -q -t ed25519 -N '' -f /tmp/k && cat /tmp/k.pub >>"
                                + " /home/deploy/.ssh/authorized_keys"),
                edit("another account in another group", "useradd -m other && usermod -a -G adm other"),
                edit("a user in one more group", "usermod -a -G audio deploy"),
                edit("a package held back", "apt-mark hold -qq nginx >/dev/null"),
                edit("another kernel setting", "sysctl -qw net.ipv4.tcp_fin_timeout=59"),
                edit("a managed file read and put back as it was", "touch -a /etc/motd && touch /etc/motd"),
                edit("nginx restarted", "systemctl restart nginx"),
                edit("the container restarted", "docker restart -t 1 visa-bulletin-blue >/dev/null && sleep 1"),
                edit("the engine restarted", "systemctl restart docker"));
    }
}
