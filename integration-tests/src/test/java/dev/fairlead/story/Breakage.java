package dev.fairlead.story;

import java.util.List;

/**
 * Something that goes wrong on a box by hand.
 *
 * @param exit of {@code fairlead doctor} on a box that has nothing else
 * @param sentence that it says
 * @param mend the end of what it says to do
 * @param back what a person does then
 */
record Breakage(String name, String script, int exit, String sentence, String mend, String back) {
    private static final String IMAGE = "$(docker inspect --format '{{.Config.Image}}' visa-bulletin-blue)";

    static final List<Breakage> ALL = List.of(
            new Breakage(
                    "the idle port is taken by a unit",
                    "systemd-run -q --unit=squatter python3 -m http.server 8001 --bind 127.0.0.1; sleep 2",
                    1,
                    "Port 8001, where green of `visa-bulletin` runs, is taken by the process `python3`",
                    "systemctl disable --now squatter.service, or give `app.ports.green` another port",
                    "systemctl stop squatter"),
            new Breakage(
                    "the idle port is taken by a container",
                    "docker run -d --name intruder -p 127.0.0.1:8001:80 --entrypoint sleep " + IMAGE + " 1000",
                    1,
                    "Port 8001, where green of `visa-bulletin` runs, is taken by the container `intruder`.",
                    "docker rm -f intruder, or give `app.ports.green` another port",
                    "docker rm -f intruder"),
            new Breakage(
                    "the disk is full",
                    "mount -t tmpfs -o size=256k,mode=0755 tmpfs /opt/visa_bulletin;"
                            + " head -c 240000 /dev/zero > /opt/visa_bulletin/filler",
                    1,
                    "The disk at /opt/visa_bulletin is 9",
                    "docker image prune, apt-get clean and journalctl --vacuum-size=100M give some back",
                    "umount -l /opt/visa_bulletin"),
            new Breakage(
                    "the idle colour was left running",
                    "docker run -d --name visa-bulletin-green --entrypoint sleep " + IMAGE + " 1000",
                    0,
                    "`visa-bulletin-green` of the idle colour is running.",
                    "docker rm -f visa-bulletin-green",
                    "docker rm -f visa-bulletin-green"),
            new Breakage(
                    "the app is stopped",
                    "docker stop -t 1 visa-bulletin-blue",
                    1,
                    "`visa-bulletin-blue`, which should serve, is exited.",
                    "docker logs --tail 50 visa-bulletin-blue; then fairlead apply",
                    "docker start visa-bulletin-blue"),
            new Breakage(
                    "Compose is gone",
                    "mv /usr/bin/docker-compose /usr/bin/docker-compose.away",
                    1,
                    "There is no Compose on the box.",
                    "fairlead apply",
                    "mv /usr/bin/docker-compose.away /usr/bin/docker-compose"),
            new Breakage(
                    "the clock is off",
                    """
                    cat > /usr/local/bin/date <<'END'
                    #!/bin/sh
                    if [ "$1" = '+now %s %N' ]; then exec /bin/date -d '+3 hours' "$@"; fi
                    exec /bin/date "$@"
                    END
                    chmod +x /usr/local/bin/date
                    """,
                    1,
                    "The clock of the box is 3 hours fast.",
                    "Set the clock of the host.",
                    "rm /usr/local/bin/date"),
            new Breakage(
                    "a name leads elsewhere",
                    "cp /etc/hosts /run/hosts; echo 203.0.113.9 visa-bulletin.us >> /etc/hosts",
                    0,
                    "`visa-bulletin.us` leads elsewhere.",
                    "unless what stands there passes requests on to the box.",
                    "cat /run/hosts > /etc/hosts"),
            new Breakage(
                    "a certificate ends",
                    "mkdir -p /etc/letsencrypt/live/visa-bulletin.us; openssl req -x509 -newkey rsa:2048 -nodes -days 2"
                            + " -subj /CN=visa-bulletin.us -keyout /dev/null"
                            + " -out /etc/letsencrypt/live/visa-bulletin.us/cert.pem 2>&1;"
                            + " cd /etc/letsencrypt/live/visa-bulletin.us && cp cert.pem chain.pem"
                            + " && cp cert.pem fullchain.pem && cp cert.pem privkey.pem",
                    1,
                    "The certificate of `visa-bulletin.us` ends in 1 day.",
                    "apt-get install certbot; certbot renew",
                    "rm -r /etc/letsencrypt"),
            new Breakage(
                    "memory is short",
                    "sed -e 's/^MemAvailable:.*/MemAvailable: 20480 kB/' -e 's/^Swap\\(Free\\|Total\\):.*/Swap\\1: 0 kB/'"
                            + " /proc/meminfo > /run/meminfo; mount --bind /run/meminfo /proc/meminfo",
                    1,
                    "There is no memory for a second `visa-bulletin` during a release.",
                    "Set `system.swap: 1G` in the model, and `fairlead apply`.",
                    "umount /proc/meminfo"),
            new Breakage(
                    "a packet filter is in the way",
                    "iptables -I INPUT -p tcp --dport 80 -j DROP",
                    1,
                    "Port 80 is blocked by iptables on the box.",
                    "and keep it where the rules come from, such as /etc/iptables/rules.v4",
                    "iptables -D INPUT -p tcp --dport 80 -j DROP"),
            new Breakage(
                    "the engine is down",
                    "systemctl stop docker.socket docker.service",
                    1,
                    "Docker does not answer.",
                    "systemctl restart docker; journalctl -u docker -n 50 --no-pager",
                    "systemctl start docker.service docker.socket; sleep 2; docker start visa-bulletin-blue"),
            new Breakage(
                    "someone broke the configuration of nginx",
                    "echo 'nonsense on;' > /etc/nginx/conf.d/theirs.conf",
                    1,
                    "nginx would not take its configuration.",
                    "then: nginx -t",
                    "rm /etc/nginx/conf.d/theirs.conf"),
            new Breakage(
                    "another server has nginx's place",
                    "systemctl stop nginx; systemd-run -q --unit=otherweb python3 -m http.server 80; sleep 2",
                    1,
                    "nginx does not run.",
                    "systemctl disable --now otherweb.service; then systemctl start nginx",
                    "systemctl stop otherweb; systemctl start nginx"),
            new Breakage(
                    "the site is not enabled",
                    "mv /etc/nginx/sites-enabled/visa-bulletin /run/site",
                    1,
                    "The site of `visa-bulletin` is not enabled.",
                    "fairlead apply",
                    "mv /run/site /etc/nginx/sites-enabled/visa-bulletin"),
            new Breakage(
                    "a unit fails",
                    "systemd-run -q --unit=hapless false; sleep 1",
                    0,
                    "`hapless.service` has failed.",
                    "systemctl status hapless.service",
                    "systemctl reset-failed"),
            new Breakage(
                    "an update waits for a reboot",
                    "touch /var/run/reboot-required",
                    0,
                    "An update waits for a reboot.",
                    "systemctl reboot, at an hour when the site may be away for a minute",
                    "rm /var/run/reboot-required"),
            new Breakage(
                    "somebody holds apt's lock",
                    "systemd-run -q --unit=somebody python3 -c '" + """
                            import fcntl, time
                            lock = open("/var/lib/dpkg/lock-frontend", "w")
                            fcntl.lockf(lock, fcntl.LOCK_EX)
                            time.sleep(600)
                            """ + "'; sleep 2",
                    0,
                    "of somebody.service.",
                    "Wait until it is done.",
                    "systemctl stop somebody"),
            new Breakage(
                    "the database is in WAL mode",
                    "sqlite3 /opt/visa_bulletin/visa_bulletin.db 'pragma journal_mode=wal; create table if not exists t(a)'",
                    1,
                    "`visa_bulletin.db` of `visa-bulletin` is a SQLite database in WAL mode, and is mounted alone.",
                    "stop the app, move the file there, and tell the app its new place.",
                    "rm -f /opt/visa_bulletin/visa_bulletin.db-*; : > /opt/visa_bulletin/visa_bulletin.db"));
}
