package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.templates.Workflows;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the workflows of {@code ci github} make of what Fairlead answers, of which nothing is real here. */
class DeployWorkflowTest {
    /** Answers by its verb, and an apply puts the next release in place of the one that serves. */
    private static final String FAIRLEAD = """
        #!/bin/sh
        here=HERE
        printf '%s\\n' "$*" >> "$here/called"
        for word in "$@"; do
            case $word in
            releases) cat "$here/live" && exit ;;
            apply) mv "$here/next" "$here/live" 2> /dev/null; exit 0 ;;
            drift) echo '## drift'; exit "$(cat "$here/drift")" ;;
            plan | show | rollback) exit 0 ;;
            esac
        done
        exit 99
        """;

    private static final String BEFORE = "shop v1 sha256:aa 4\n";
    private static final String AFTER = "shop v2 sha256:bb 5\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private final Map<String, String> expressions = new HashMap<>();

    @BeforeEach
    void a_runner() throws Exception {
        var subject = new Workflows.Subject(
                "shop", "shop", "fairlead.yaml", "ghcr.io/ann/shop", "ghcr.io", "app.tag", List.of(), false);
        for (Map.Entry<String, String> file :
                Workflows.render(subject, Workflows.Pin.COMMIT).entrySet()) {
            Files.writeString(home.resolve(file.getKey()), file.getValue());
        }
        program(home.resolve("bin/gh"), "#!/bin/sh\n");
        program(home.resolve("pack/fairlead-0/fairlead"), FAIRLEAD.replace("HERE", home.toString()));
        Path archive = home.resolve("fairlead.tar.gz");
        Process tar = new ProcessBuilder("tar", "-czf", archive.toString(), "-C", home + "/pack", "fairlead-0").start();
        assertThat(tar.waitFor(1, TimeUnit.MINUTES)).isTrue();
        expressions.put("vars.FAIRLEAD_ARCHIVE", archive.toUri().toString());
        expressions.put(
                "vars.FAIRLEAD_SHA256",
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive))));
        expressions.put("secrets.FAIRLEAD_SSH_KEY", "a key");
        expressions.put("inputs.version", "v2");
        expressions.put("github.token", "a token");
        expressions.put("github.repository", "ann/shop");
        Files.writeString(home.resolve("live"), BEFORE);
        Files.writeString(home.resolve("drift"), "0\n");
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private WorkflowRun run(String workflow) {
        return new WorkflowRun(home, expressions).of(home.resolve("fairlead-" + workflow + ".yml"));
    }

    private String called() throws IOException {
        return Files.readString(home.resolve("called"));
    }

    @Test
    void the_release_that_was_replaced_serves_again_where_the_check_finds_something() throws IOException {
        Files.writeString(home.resolve("next"), AFTER);
        Files.writeString(home.resolve("drift"), "3\n");

        WorkflowRun run = run("deploy");

        assertThat(run.failed()).as(run::toString).containsExactly("Verify");
        assertThat(called()).contains("rollback 4 --app shop\n");
        assertThat(run.summary()).contains("## drift", "the release before serves again.");
    }

    @Test
    void nothing_goes_back_behind_what_served_before() throws IOException {
        Files.writeString(home.resolve("drift"), "3\n");

        WorkflowRun run = run("deploy");

        assertThat(run.failed()).as(run::toString).containsExactly("Verify");
        assertThat(called()).doesNotContain("rollback");
        assertThat(run.summary()).contains("This apply replaced no release, so nothing is rolled back.");
    }

    @Test
    void nothing_goes_back_while_nobody_can_say_whether_all_is_well() throws IOException {
        Files.writeString(home.resolve("next"), AFTER);
        Files.writeString(home.resolve("drift"), "4\n");

        WorkflowRun run = run("deploy");

        assertThat(run.failed()).as(run::toString).containsExactly("Verify");
        assertThat(called()).doesNotContain("rollback");
        assertThat(run.summary()).contains("Nobody can say whether all is well (exit status 4)");
    }

    @Test
    void a_first_release_has_none_to_go_back_to() throws IOException {
        Files.writeString(home.resolve("live"), "");
        Files.writeString(home.resolve("next"), AFTER);
        Files.writeString(home.resolve("drift"), "3\n");

        assertThat(run("deploy").failed()).containsExactly("Verify");
        assertThat(called()).doesNotContain("rollback");
    }

    @Test
    void drift_is_from_the_version_that_serves_and_says_so() throws IOException {
        WorkflowRun run = run("drift");

        assertThat(run.failed()).as(run::toString).isEmpty();
        assertThat(called()).contains("--set app.tag=v1 drift --format markdown\n");
        assertThat(run.summary())
                .contains("Compared with the version that serves, `v1`, whatever tag the model names.");

        Files.writeString(home.resolve("live"), "");
        assertThat(run("drift").summary())
                .contains("Nothing says which version serves, so the tag in the model counts.");
    }
}
