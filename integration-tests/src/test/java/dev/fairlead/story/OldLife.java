package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.Acme;
import dev.fairlead.lab.Box;
import dev.fairlead.lab.DebianRelease;
import dev.fairlead.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;

/**
 * An app that lives the old way, as people have them: a unit, a virtualenv, a crontab line that is due each minute, a site
 * of nginx that a person wrote and certbot edited, and SQLite with a writer.
 */
final class OldLife {
    /** What makes up the old way: files, units, crontabs, certificates, open ports. Docker's own stays once it is installed. */
    private static final String AS_IT_IS = """
            cd /
            find etc/nginx etc/systemd/system etc/cron.d var/spool/cron opt/visa_bulletin etc/letsencrypt/live etc/letsencrypt/archive \\
                etc/letsencrypt/renewal etc/letsencrypt/renewal-hooks ! -type d ! -name '*.pyc' ! -path '*/data/*' ! -path '*/logs/*' \\
                ! -path '*/visa_bulletin/venv/*' ! -path '*.wants/*' ! -path '*.requires/*' ! -name 'docker*' ! -name 'containerd*' \\
                -printf '%p %m %u %g %l ' -exec sh -c '[ ! -f "$1" ] || sha256sum < "$1"; echo' sh {} \\; | sort
            find opt/visa_bulletin/venv ! -type d ! -name '*.pyc' -printf '%p %m %u %g %l %s\\n' | sort | sha256sum
            stat -c '%n %a %U %G' opt/visa_bulletin opt/visa_bulletin/data opt/visa_bulletin/venv opt/visa_bulletin/webapp
            systemctl is-enabled visa-bulletin.service; systemctl is-active visa-bulletin.service
            systemctl list-timers --all --no-legend | grep fairlead; ls etc/systemd/system/*.wants | grep fairlead
            ss -Hltn | awk '{ print $4 }' | grep -E ':(80|443|8000|8001)$' | sort
            """;

    private static final String ITS_OWN_WAYS = """
            set -e
            cd /opt/visa_bulletin && systemctl stop visa-bulletin && mkdir data && mv visa_bulletin.db data/
            printf '%s\\n' DATABASE=/opt/visa_bulletin/data/visa_bulletin.db SQLITE_JOURNAL_MODE=wal >> .env
            chown -R app:app data && sed -i 's|bind 127.0.0.1:8000|threads 24 --keep-alive 30 --bind 127.0.0.1:8000|' \\
                /etc/systemd/system/visa-bulletin.service
            sed -i 's|    location / {|    client_max_body_size 20m;\\n    location / {|' /etc/nginx/sites-available/visa-bulletin
            systemctl daemon-reload && systemctl start visa-bulletin && systemctl reload nginx
            i=0
            until ss -Hltn 'sport = :8000' | grep -q .; do
                i=$((i + 1)); [ "$i" -lt 300 ] || exit 1; sleep 0.1
            done
            crontab -u app -l | sed -e 's|^0 9 |* * |' -e 's|&& venv|\\&\\& DATABASE=data/visa_bulletin.db venv|' > /run/crontab
            crontab -u app /run/crontab && rm /run/crontab
            """;

    private OldLife() {}

    /** A box with such an app, and a model of where it is to go. */
    static Actor begin(String name, DebianRelease release) {
        Box box = Stage.lab().boot(name, release, Lab.LEGACY_PACKAGES);
        Stage.lab().installLegacy(box);
        Actor actor = Busy.prepared(new Actor(box, Stage.model(box)), "2s");
        actor.byHand(ITS_OWN_WAYS);
        secured(actor);
        String ids = actor.byHand("echo \"$(id -u app):$(id -g app)\"").strip();
        actor.editModel("  containerPort: 8000\n", "  containerPort: 8000\n  user: \"" + ids + "\"\n");
        actor.editModel("  backup: [visa_bulletin.db]\n", "  backup: [data/visa_bulletin.db]\n");
        // With a crowd about, a slow machine's slowest answers are the crowd's doing.
        actor.editModel("  soak: 7d\n", "  soak: 7d\n  limits: {p95: 20s}\n");
        actor.editModel("    schedule: \"0 9 * * *\"\n", "    schedule: \"* * * * *\"\n");
        return actor;
    }

    /** A certificate, edited in as certbot does it. */
    private static void secured(Actor actor) {
        Acme acme = Stage.lab().acme();
        acme.start();
        List<String> names = List.of(Site.NAME, Site.OTHER_NAME);
        acme.point(names, actor.box().address());
        names.forEach(name -> actor.byHand("echo '" + actor.box().address() + " " + name + "' >> /etc/hosts"));
        String authority = "/root/authority.pem";
        actor.byHand("cat > " + authority + " <<'END'\n" + read(acme) + "\nEND\nREQUESTS_CA_BUNDLE=" + authority
                + " certbot --nginx -n --redirect --agree-tos --no-eff-email -m old@visa-bulletin.us --server "
                + acme.url() + " -d " + String.join(" -d ", names));
        actor.editModel("\njobs:\n", """

                tls:
                  email: ops@visa-bulletin.us
                  acmeDirectory: %s
                  acmeCa: %s
                  redirect: true

                jobs:
                """.formatted(acme.url(), acme.authority()));
    }

    private static String read(Acme acme) {
        try {
            return Files.readString(acme.authority());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String asItIs(Actor actor) {
        return actor.byHand(AS_IT_IS);
    }

    /** The version that a visitor gets by TLS. */
    static String version(Actor actor) {
        return actor.byHand("curl -sSk --resolve " + Site.NAME + ":443:127.0.0.1 https://" + Site.NAME + "/version");
    }

    /**
     * The runs of the job that wrote down what they did, by the minute in which they did it. Asked as the app's user: whoever
     * opens a database in WAL mode makes files beside it, and root's are the app's only a moment later, in which it cannot
     * write.
     */
    static List<String> runs(Actor actor) {
        return actor.byHand("runuser -u app -- sqlite3 -cmd '.timeout 20000' /opt/visa_bulletin/data/visa_bulletin.db"
                        + " 'SELECT substr(published, 1, 16) FROM bulletin'")
                .lines()
                .toList();
    }

    /** The present minute by the box's clock, as {@link #runs} has it. */
    static String minute(Actor actor) {
        return actor.byHand("date -u +%Y-%m-%dT%H:%M").strip();
    }

    /** Waits for the job's run in the next minute by the box's clock. */
    static void awaitRun(Actor actor) throws InterruptedException {
        String since = minute(actor);
        for (int left = 100; runs(actor).stream().noneMatch(minute -> minute.compareTo(since) > 0); left--) {
            assertThat(left).as("the job did not run").isPositive();
            Thread.sleep(1000);
        }
    }

    /** From the first minute that began since then to the last one that has its run. */
    static void assertRunOnceEachMinute(Actor actor, String since) {
        List<String> runs = runs(actor).stream()
                .filter(minute -> minute.compareTo(since) > 0)
                .toList();
        List<String> due = actor.byHand("at=$(($(date -u -d '" + since
                        + "Z' +%s) + 60)); while minute=$(date -u -d @$at +%Y-%m-%dT%H:%M) &&"
                        + " ! [ \"$minute\" \\> '" + Collections.max(runs)
                        + "' ]; do echo $minute; at=$((at + 60)); done")
                .lines()
                .toList();
        System.out.println("migration: job runs " + runs);
        assertThat(due).hasSizeGreaterThanOrEqualTo(2);
        assertThat(runs).containsExactlyInAnyOrderElementsOf(due);
    }
}
