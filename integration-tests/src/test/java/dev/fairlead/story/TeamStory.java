package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server, several people and a CI server: plans that were agreed to elsewhere, drift for machines, all at once. */
class TeamStory extends OnABoxInLine {
    private static final String LOGROTATE = "/etc/logrotate.d/fairlead-visa-bulletin";
    private static final String JOB = "/etc/cron.d/fairlead-visa-bulletin_data-refresh";
    private static final String EDIT = "echo '# mine' >> " + LOGROTATE;
    private static final String STATE =
            "cd /var/lib/fairlead; sha256sum ledger manifest name; stat -c %z lock lock.steps; docker ps -q";
    private static final int CROWD = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @BeforeAll
    void ten_at_once_may_come_in() {
        // Ten at once want to log in.
        actor().editModel("ssh:\n", "ssh:\n  connectTimeout: 60s\n");
    }

    @Test
    void a_saved_plan_is_done_as_it_stands_there_or_not_at_all() throws IOException {
        String plan = directory.resolve("plan.json").toString();
        actor().byHand(EDIT);
        Run planned = actor().fairlead("plan", "--out", plan).exits(0);
        assertThat(actor().fairlead("show", plan).exits(0).stdout()).contains("host/file:" + LOGROTATE, "Made for");
        assertThat(actor().fairlead("show", "--json", plan).exits(0).stdout()).contains("\"formatVersion\": 1");

        actor().byHand("chmod 0600 " + JOB);
        String before = actor().byHand("sha256sum " + LOGROTATE + "; stat -c %a " + JOB);
        Run refused = actor().fairlead("apply", plan).exits(1);
        assertThat(refused.stderr())
                .contains("error: The saved plan is not what an apply would do now, so nothing was done.")
                .contains("not in the saved plan: update host/file:" + JOB)
                .contains("fairlead plan --out");
        assertThat(actor().byHand("sha256sum " + LOGROTATE + "; stat -c %a " + JOB))
                .isEqualTo(before);

        actor().byHand("chmod 0644 " + JOB);
        Run done = actor().fairlead("apply", plan).exits(0);
        assertThat(changes(done.stdout())).isEqualTo(changes(planned.stdout())).hasSize(1);
        assertThat(done.stderr()).contains("Done: 1 change made");
        actor().fairlead("drift").exits(0);
        actor().fairlead("apply", plan).exits(1).says("not so any more: update host/file:" + LOGROTATE);
    }

    /** The lines that name a change. */
    private static List<String> changes(String text) {
        return text.lines().filter(line -> line.matches(" +(\\+|~|-|-/\\+) .*")).toList();
    }

    @Test
    void of_ten_applies_at_once_none_harms_another() throws IOException {
        actor().byHand(EDIT);
        var crowd = new ArrayList<Doomed>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(Doomed.start(actor(), "apply", "--yes"));
        }

        assertThat(crowd).allSatisfy(run -> {
            int status = run.ends();
            assertThat(status).as(run::toString).isBetween(0, 1);
            if (status == 1) {
                assertThat(run.toString())
                        .containsAnyOf("error: The box is being changed by", "error: The server changed since");
            }
        });
        assertThat(crowd).anyMatch(run -> run.ends() == 0);
        actor().fairlead("plan", "--exit-code").exits(0);
        assertThat(actor().byHand("grep -c '# mine' " + LOGROTATE + " || true").strip())
                .isEqualTo("0");
    }

    @Test
    void what_the_model_ignores_is_listed_and_left_alone_for_its_time() {
        String model = actor().modelText();
        actor().byHand(EDIT);
        ignoring(model, "9999-12-31");
        actor().fairlead("drift").exits(0).says("until 9999-12-31: Kept for the audit.");
        assertThat(actor().fairlead("drift", "--format", "json").exits(0).stdout())
                .contains("\"inSync\": true", "\"ignored\": 1", "\"reason\": \"Kept for the audit.\"");
        assertThat(actor().fairlead("drift", "--format", "junit").exits(0).stdout())
                .contains("failures=\"0\"", "skipped=\"1\"");
        actor().fairlead("apply", "--yes").exits(0).says("Ignored, and left as it is");
        assertThat(isMine()).as("left alone").isTrue();

        actor().byHand("chmod 0600 " + LOGROTATE);
        actor().fairlead("drift").exits(3).says("`mode` differs too");
        actor().fairlead("apply", "--yes").exits(0);
        assertThat(isMine()).as("mended as a whole").isFalse();

        actor().byHand(EDIT);
        ignoring(model, "2020-01-31");
        actor().fairlead("drift").exits(3).says("ended with 2020-01-31");
        actor().writeModel(model);
        actor().fairlead("apply", "--yes").exits(0);
        actor().fairlead("drift").exits(0);
    }

    private void ignoring(String model, String until) {
        actor().writeModel(model
                + "drift:\n  ignore:\n    - {address: \"host/file:/etc/logrotate.d/*\", attribute: content,"
                + " reason: Kept for the audit., until: " + until + "}\n");
    }

    private boolean isMine() {
        return !actor().byHand("grep '# mine' " + LOGROTATE + " || true").isEmpty();
    }

    @Test
    void a_model_of_another_server_is_turned_away_until_the_box_is_told_its_new_name() {
        String model = actor().modelText();
        String before = actor().byHand(STATE);
        actor().editModel("name: visa-bulletin\n", "name: shop\n");
        String sentence = "error: The box belongs to the server `visa-bulletin`, and the model is of `shop`.";
        for (String verb : List.of("plan", "drift", "status")) {
            actor().fairlead(verb).exits(4).says(sentence);
        }
        String fix = "echo shop | sudo tee /var/lib/fairlead/name";
        actor().fairlead("apply", "--yes").exits(1).says(sentence).says(fix);
        actor().fairlead("deploy", "v1.0.6").exits(1).says(sentence);
        actor().fairlead("secrets", "rotate", "DJANGO_SECRET_KEY").exits(1).says(sentence);
        for (String verb : List.of("rollback", "releases", "unlock")) {
            actor().fairlead(verb).exits(1).says(sentence);
        }
        actor().fairlead("secrets", "list").exits(4).says(sentence);
        actor().fairlead("run", "--", "true").says(sentence);
        actor().fairlead("job", "data-refresh").says(sentence);
        assertThat(actor().byHand(STATE)).isEqualTo(before);

        actor().byHand(fix);
        assertThat(actor().fairlead("plan").exits(0).stdout())
                .containsPattern("- host/container:visa-bulletin +orphan")
                .containsPattern("\\+ host/container:shop +");
        actor().byHand("echo visa-bulletin > /var/lib/fairlead/name");
        actor().writeModel(model);
        actor().fairlead("drift").exits(0);
    }

    @Test
    void a_box_that_lost_its_name_goes_by_its_model_and_is_told_the_name_again() {
        actor().byHand("rm /var/lib/fairlead/name");
        String model = actor().modelText();
        actor().editModel("name: visa-bulletin\n", "name: shop\n");
        actor().fairlead("plan").exits(4).says("The box belongs to the server `visa-bulletin`");
        actor().writeModel(model);
        actor().byHand("rm /var/lib/fairlead/model.yaml");
        actor().fairlead("rollback").exits(1);
        assertThat(actor().byHand("cat /var/lib/fairlead/name || :"))
                .as("what does nothing claims nothing")
                .isEmpty();
        actor().fairlead("apply", "--yes").exits(0);
        assertThat(actor().byHand("cat /var/lib/fairlead/name").strip()).isEqualTo("visa-bulletin");
        actor().fairlead("drift").exits(0);
    }

    @Test
    void a_release_does_not_leave_data_behind() {
        String model = actor().modelText();
        String serving = actor().byHand("docker ps -q");
        actor().writeModel(model.replace("container: /app/saved_pages", "container: /app/pages"));
        String sentence =
                "`visa-bulletin` keeps /app/saved_pages in /opt/visa_bulletin/saved_pages, and the model says it"
                        + " no more";
        actor().fairlead("deploy").exits(1).says("error: Nothing was released").says(sentence);
        assertThat(actor().byHand("docker ps -q")).isEqualTo(serving);
        actor().fairlead("plan").exits(0).says(sentence);
        actor().writeModel(model);
        actor().fairlead("drift").exits(0);
    }

    @Test
    void for_developing_there_is_a_file_that_compose_reads() throws IOException {
        actor().fairlead("render", "--dev", directory.resolve("dev").toString()).exits(0);
        String text = Files.readString(directory.resolve("dev/compose.yaml"));
        assertThat(actor().byHand("mkdir -p /tmp/dev && cd /tmp/dev && cat > compose.yaml <<'END'\n" + text
                        + "END\nALLOWED_HOSTS=here docker-compose -f compose.yaml config"))
                .contains("ALLOWED_HOSTS: here", "DEBUG: for-development", "context: /tmp/dev");
    }

    @Test
    void drift_speaks_the_formats_of_ci_servers_and_fails_on_what_it_is_asked_to() throws IOException {
        actor().byHand(EDIT);
        try {
            String file = actor().model().toString();
            Run annotated = actor().fairlead("drift", "--format", "github").exits(3);
            assertThat(annotated.stdout())
                    .containsPattern("::error file=[^,]*" + Path.of(file).getFileName() + ",line=[0-9]+,")
                    .contains("title=host/file%3A" + LOGROTATE)
                    .contains("%0A");
            assertThat(actor().fairlead("drift", "--format", "junit", "--fail-on", "drift")
                            .exits(3)
                            .stdout())
                    .contains("failures=\"1\" errors=\"0\"");
            assertThat(actor().fairlead("drift", "--format", "markdown", "--fail-on", "unknown")
                            .exits(0)
                            .stdout())
                    .contains("### Changed on the server", "-# mine");
        } finally {
            actor().fairlead("apply", "--yes").exits(0);
        }
    }
}
