package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.AppBehaviour;
import dev.fairlead.lab.DebianRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ci github} and {@code ci gitlab} write, played step by step against a box. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkflowStory {
    private static final String EDIT = "echo '# mine' >> /etc/logrotate.d/fairlead-visa-bulletin";

    private static final String GH = """
        #!/bin/sh
        printf '%s\\n' "$*" >> "$HOME/gh.log"
        case "$1 $2" in
        'issue list') cat "$HOME/open" ;;
        esac
        """;

    private @Nullable Actor shared;
    private final Map<String, String> expressions = new HashMap<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @BeforeAll
    void a_box_in_line_and_a_runner() throws Exception {
        shared = Stage.inLine(DebianRelease.BOOKWORM);
        // One version never becomes well, and is waited for twice.
        actor().editModel("timeout: 60s", "timeout: 20s");
        actor().fairlead("apply", "--yes").exits(0);
        Stage.lab().publishApp("v1.0.6");
        Stage.lab().publishApp("v1.0.7");
        Stage.lab().publishApp("v1.0.8", AppBehaviour.UNHEALTHY);
        actor().fairlead("ci", "github", "--dir", home.resolve("workflows").toString())
                .exits(0);
        program(home.resolve("bin/gh"), GH);
        Files.writeString(home.resolve("open"), "");
        Path archive = archive();
        expressions.put("vars.FAIRLEAD_ARCHIVE", archive.toUri().toString());
        expressions.put(
                "vars.FAIRLEAD_SHA256",
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive))));
        expressions.put(
                "secrets.FAIRLEAD_SSH_KEY", Files.readString(actor().box().identityFile()));
        expressions.put("secrets.GHCR_TOKEN", "not-a-real-token");
        expressions.put("github.token", "not-a-real-token");
        expressions.put("github.repository", "ann/shop");
    }

    @AfterAll
    void the_box_goes() {
        if (shared != null) {
            shared.close();
        }
    }

    private Actor actor() {
        return Objects.requireNonNull(shared);
    }

    /** In the layout of the real one, which another story builds. */
    private static Path archive() throws IOException, InterruptedException {
        program(home.resolve("pack/fairlead-0/fairlead"), "#!/bin/sh\nexec " + Tool.checkout() + "/fairlead \"$@\"\n");
        Path archive = home.resolve("fairlead.tar.gz");
        Process tar = new ProcessBuilder(
                        "tar",
                        "-czf",
                        archive.toString(),
                        "-C",
                        home.resolve("pack").toString(),
                        "fairlead-0")
                .start();
        assertThat(tar.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(tar.exitValue()).isZero();
        return archive;
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private WorkflowRun deploy(String version) {
        var known = new HashMap<>(expressions);
        known.put("inputs.version", version);
        return new WorkflowRun(home, known);
    }

    private static Path workflow(String name) {
        return home.resolve("workflows/fairlead-" + name + ".yml");
    }

    @Test
    @Order(1)
    void a_version_is_planned_applied_and_verified() {
        WorkflowRun run = deploy("v1.0.6").of(workflow("deploy"));

        assertThat(run.failed()).as(run::toString).isEmpty();
        assertThat(run.summary())
                .as(run::toString)
                .contains("## Plan for `v1.0.6`", "host/container:visa-bulletin", "Done: `v1.0.6` serves.", "no drift");
        assertThat(home.resolve("temp/fairlead.key")).doesNotExist();
        actor().fairlead("--set", "app.tag=v1.0.6", "drift").exits(0);
    }

    @Test
    @Order(2)
    void a_version_that_is_not_well_fails_the_job_and_the_old_one_serves() {
        WorkflowRun run = deploy("v1.0.8").of(workflow("deploy"));

        assertThat(run.failed()).as(run::toString).containsExactly("Apply");
        assertThat(run.ran()).doesNotContain("Verify", "Roll back").contains("Remove the key");
        assertThat(run.summary()).contains("`v1.0.8` was not released; what served before serves on.");
    }

    @Test
    @Order(3)
    void what_fails_the_check_afterwards_is_rolled_back_and_told() {
        WorkflowRun run =
                deploy("v1.0.7").before("Verify", () -> actor().byHand(EDIT)).of(workflow("deploy"));

        assertThat(run.failed()).as(run::toString).containsExactly("Verify");
        assertThat(run.summary())
                .as(run::toString)
                .contains("Changed on the server")
                .contains("The check after the apply failed, and the release before serves again.");
        assertThat(serving()).isEqualTo("v1.0.6");
        actor().fairlead("--set", "app.tag=v1.0.6", "apply", "--yes").exits(0);
    }

    @Test
    @Order(4)
    void a_version_that_serves_already_is_not_rolled_back_for_what_somebody_else_did() {
        WorkflowRun run =
                deploy("v1.0.6").before("Verify", () -> actor().byHand(EDIT)).of(workflow("deploy"));

        assertThat(run.failed()).as(run::toString).containsExactly("Verify");
        assertThat(run.ran()).doesNotContain("Roll back");
        assertThat(run.summary())
                .as(run::toString)
                .contains("This apply replaced no release, so nothing is rolled back.");
        assertThat(serving()).isEqualTo("v1.0.6");
        actor().fairlead("--set", "app.tag=v1.0.6", "apply", "--yes").exits(0);
    }

    private String serving() {
        return actor().fairlead("releases", "--live").exits(0).stdout().split(" ")[1];
    }

    /** The model still says v1.0.5, which was never what a workflow deployed. */
    @Test
    @Order(5)
    void drift_keeps_one_issue_open_as_long_as_there_is_some() throws IOException {
        WorkflowRun none = drift("");
        assertThat(none.failed()).as(none::toString).isEmpty();
        assertThat(none.summary()).contains("Compared with the version that serves, `v1.0.6`");
        assertThat(calls()).doesNotContain("issue create").doesNotContain("issue close");

        actor().byHand(EDIT);
        WorkflowRun found = drift("");
        assertThat(found.failed()).as(found::toString).containsExactly("Keep the issue");
        assertThat(found.summary()).contains("### Changed on the server");
        assertThat(calls()).contains("issue create --title Drift of visa-bulletin --label fairlead-drift");

        assertThat(drift("7").failed()).containsExactly("Keep the issue");
        assertThat(calls()).contains("issue edit 7").doesNotContain("issue create");

        actor().fairlead("--set", "app.tag=v1.0.6", "apply", "--yes").exits(0);
        assertThat(drift("7").failed()).isEmpty();
        assertThat(calls()).contains("issue close 7");
    }

    @Test
    @Order(6)
    void a_pipeline_of_gitlab_releases_a_version_and_reports_drift_as_tests() throws IOException {
        actor().fairlead("ci", "gitlab", "--dir", home.toString()).exits(0);
        assertThat(home.resolve(".gitlab-ci.yml")).hasContent("include: [{local: .gitlab/fairlead.yml}]");

        PipelineRun deployed = job("deploy", "v1.0.7");
        assertThat(deployed.status()).as(deployed::said).isZero();
        assertThat(deployed.said()).contains("host/container:visa-bulletin", "Done: v1.0.7 serves.", "No drift");

        PipelineRun failed = job("deploy", "v1.0.8");
        assertThat(failed.status()).as(failed::said).isEqualTo(5);
        assertThat(failed.said()).contains("v1.0.8 was not released; what served before serves on.");

        assertThat(job("drift", "").status()).isZero();
        actor().byHand(EDIT);
        PipelineRun found = job("drift", "");
        assertThat(found.status()).as(found::said).isEqualTo(3);
        assertThat(home.resolve("fairlead-drift.xml")).content().contains("failures=\"1\" errors=\"0\"");
        actor().fairlead("--set", "app.tag=v1.0.7", "apply", "--yes").exits(0);
    }

    private PipelineRun job(String name, String version) {
        var variables = new HashMap<>(
                Map.of("FAIRLEAD_SSH_KEY", actor().box().identityFile().toString(), "GHCR_TOKEN", "not-a-real-token"));
        for (String variable : List.of("FAIRLEAD_ARCHIVE", "FAIRLEAD_SHA256")) {
            variables.put(variable, Objects.requireNonNull(expressions.get("vars." + variable)));
        }
        variables.put("VERSION", version);
        return PipelineRun.of(home.resolve(".gitlab/fairlead.yml"), "fairlead-" + name, home, variables);
    }

    /** @param open the number of the issue that is open; empty for none */
    private WorkflowRun drift(String open) throws IOException {
        Files.writeString(home.resolve("open"), open + "\n");
        Files.writeString(home.resolve("gh.log"), "");
        return new WorkflowRun(home, expressions).of(workflow("drift"));
    }

    private static String calls() throws IOException {
        return Files.readString(home.resolve("gh.log"));
    }
}
