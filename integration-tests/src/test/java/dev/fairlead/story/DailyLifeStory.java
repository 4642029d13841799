package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looking after an app that runs, without a shell on its box: logs, a command, a job out of turn. */
class DailyLifeStory extends OnABoxInLine {
    private static final String JOB = "/var/lib/fairlead/jobs/visa-bulletin_data-refresh";

    /** Has the lock of the job until /run/held is gone. */
    private static final String HOLD = """
            setsid flock JOB.lock sh -c 'touch /run/held; i=0
                while [ -e /run/held ] && [ "$i" -lt 3000 ]; do i=$((i + 1)); sleep 0.1; done' > /dev/null 2>&1 < /dev/null &
            """.replace("JOB", JOB);

    /** What a release does, as far as logs go: another container, and the flag. */
    private static final String RELEASE = """
            image=$(docker inspect --format '{{.Config.Image}}' visa-bulletin-blue)
            key=$(cat /var/lib/fairlead/secrets/visa-bulletin/DJANGO_SECRET_KEY)
            docker run -d --name visa-bulletin-green --env KEY="$key" "$image" sh -c \\
                'echo "green begins with $KEY"; echo "and www.visa-bulletin.us" >&2; sleep 1000' > /dev/null
            sleep 1
            touch /var/lib/fairlead/live/visa-bulletin.green
            """;

    private static final String BACK = """
            rm -f /var/lib/fairlead/live/visa-bulletin.green
            docker rm -f visa-bulletin-green > /dev/null
            """;

    private static final String LEFT = "pgrep -fa '[d]ocker logs|[s]ed -f|[t]ail --pid|[d]ocker run|[f]l_tty' || :";

    /** Docker 20.10 gives a container its size only once it runs. */
    private static final String AT_TERMINAL = """
            i=0
            until [ "$(stty size)" = '40 111' ]; do i=$((i + 1)); [ "$i" -lt 50 ] || exit 9; sleep 0.1; done
            echo it fits; read line; echo "got $line"; exit 5
            """;

    @Test
    void following_goes_on_with_a_new_release_shows_no_secret_and_leaves_nothing_on_the_box() throws Exception {
        try (Watched logs = Watched.start(actor(), "logs", "-f", "--tail", "1")) {
            assertThat(logs.reaches(line -> line.contains("visa-bulletin-blue")))
                    .as(logs::toString)
                    .isTrue();
            actor().byHand(RELEASE);
            assertThat(logs.reaches(line -> line.equals("-- visa-bulletin-green serves now; going on with it")))
                    .as(logs::toString)
                    .isTrue();
            assertThat(logs.reaches(line -> line.endsWith(" visa-bulletin-green | green begins with ••••••")))
                    .as(logs::toString)
                    .isTrue();
            actor().byHand(BACK);
            assertThat(logs.reaches(line -> line.equals("-- visa-bulletin-blue serves now; going on with it")))
                    .as(logs::toString)
                    .isTrue();
            assertThat(logs.ends("TERM")).as(logs::toString).isZero();
        }
        nothingIsLeft();
    }

    @Test
    void logs_of_app_and_nginx_are_merged_and_bounded() {
        actor().byHand("curl -s -o /dev/null -H 'Host: visa-bulletin.us' http://127.0.0.1/?daily");
        Run all = actor().fairlead("logs", "--all", "--since", "1m").exits(0).says("GET /?daily HTTP/1.1");
        List<LocalTime> times = all.stdout().lines().map(DailyLifeStory::timeOf).toList();
        assertThat(times.stream().map(time -> before(times.getLast(), time)))
                .as(all::toString)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .allMatch(age -> age.compareTo(Duration.ofHours(1)) < 0);
        assertThat(actor().fairlead("logs", "--tail", "2").exits(0).stdout().lines())
                .hasSize(2);
        actor().fairlead("logs", "--since", "soon").exits(2).says("error: `--since` wants a time, and has `soon`.");
    }

    /** A line of another day has its date first. */
    private static LocalTime timeOf(String line) {
        return LocalTime.parse(line.replaceFirst("^[0-9]{2}-[0-9]{2} ", "").substring(0, 8));
    }

    /** How long before the last one a time was, also if midnight was between them. */
    private static Duration before(LocalTime last, LocalTime time) {
        Duration age = Duration.between(time, last);
        return age.isNegative() ? age.plusDays(1) : age;
    }

    @Test
    void logs_of_nginx_alone_are_nothing_of_the_app() {
        actor().byHand("curl -s -o /dev/null -H 'Host: visa-bulletin.us' http://127.0.0.1/?only");
        Run nginx =
                actor().fairlead("logs", "--nginx", "--since", "1m").exits(0).says("GET /?only HTTP/1.1");
        assertThat(nginx.stdout().lines())
                .as(nginx::toString)
                .allMatch(line -> line.contains(" nginx "))
                .noneMatch(line -> line.contains("visa-bulletin-blue"));
    }

    @Test
    void a_command_has_a_terminal_of_the_size_of_the_persons_own() {
        try (var run = AtTerminal.start(40, 111, actor().tool(), "run", "--", "sh", "-c", AT_TERMINAL)) {
            assertThat(run.shows("it fits\r\n")).as(run::toString).isTrue();
            run.types("hello\r");
            assertThat(run.shows("got hello\r\n")).as(run::toString).isTrue();
            assertThat(run.ends()).as(run::toString).isEqualTo(5);
        }
        nothingIsLeft();
    }

    @Test
    void a_command_has_the_apps_surroundings_and_its_own_exit_status() {
        Run run = actor().fairlead(
                        "run",
                        "--",
                        "sh",
                        "-c",
                        "echo \"$DJANGO_SETTINGS_MODULE '$0'\"; test -n \"$DJANGO_SECRET_KEY\"; test -w logs && echo oh >&2;"
                                + " exit 7",
                        "a b\"$(c)")
                .exits(7);
        assertThat(run.stdout()).isEqualTo("django_config.settings 'a b\"$(c)'\n");
        assertThat(run.stderr()).isEqualTo("oh\n");
        actor().fairlead("run", "--", "no-such-command").exits(127);
        nothingIsLeft();
    }

    @Test
    void a_killed_client_takes_its_container_along() throws Exception {
        try (Watched run = Watched.start(actor(), "run", "--", "sh", "-c", "echo here; sleep 1000")) {
            assertThat(run.reaches("here"::equals)).as(run::toString).isTrue();
            run.ends("KILL");
        }
        for (int i = 0; i < 50 && !containers().isEmpty(); i++) {
            Thread.sleep(200);
        }
        assertThat(containers()).isEmpty();
        nothingIsLeft();
    }

    private String containers() {
        return actor().byHand("docker ps -aq --filter name=visa-bulletin-run-").strip();
    }

    /** What a killed run leaves may take its second to notice. */
    private void nothingIsLeft() {
        String left = "";
        for (int i = 0; i < 20; i++) {
            left = actor().byHand("sleep 0.5; " + LEFT);
            if (left.isEmpty()) {
                return;
            }
        }
        assertThat(left).isEmpty();
    }

    @Test
    void a_job_runs_now_but_never_twice() throws Exception {
        actor().fairlead("job", "data-refresh")
                .exits(0)
                .says("begins, in the release of blue")
                .says("The job `data-refresh` is done after ");
        actor().fairlead("logs", "--job", "data-refresh").exits(0).says("done: exit status 0");
        actor().fairlead("job").exits(0).says("0 9 * * *  last run 20").says(": succeeded");
        actor().byHand(HOLD);
        actor().await("[ -e /run/held ]");
        try {
            actor().fairlead("job", "data-refresh")
                    .exits(1)
                    .says("error: The job `data-refresh` runs already, so it was not started a second time.");
        } finally {
            actor().byHand("rm -f /run/held");
        }
        actor().byHand("flock " + JOB + ".lock true");
        actor().fairlead("job", "data-fresh").exits(2).says("The model has no job `data-fresh`.");
    }

    @Test
    void a_failed_job_tells_its_status() {
        Actor actor = actor();
        actor.editModel("command: [python3, refresh_data_incremental.py, --save-to-db]", "command: [sh, -c, exit 3]");
        try {
            actor.fairlead("apply", "--yes").exits(0);
            actor.fairlead("job", "data-refresh")
                    .exits(1)
                    .says("error: The job `data-refresh` failed with exit status 3 after ");
        } finally {
            actor.editModel(
                    "command: [sh, -c, exit 3]", "command: [python3, refresh_data_incremental.py, --save-to-db]");
            actor.fairlead("apply", "--yes").exits(0);
        }
    }
}
