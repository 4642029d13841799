package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.templates.Workflows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build job of {@code ci gitlab} asks of Docker, which is not real here. */
class BuildPipelineTest {
    /** Notes what it is called with, and fails at what a test says. */
    private static final String DOCKER = """
            #!/bin/sh
            printf '%s\\n' "$*" >> "$HOME/called"
            case $1 in login) cat > "$HOME/password" ;; esac
            case $* in "$(cat "$HOME/fails")"*) exit 1 ;; esac
            """;

    private static final String BUILD = "buildx build --push --platform linux/amd64 ";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private final Map<String, String> variables = new HashMap<>(Map.of(
            "CI_REGISTRY_USER", "job",
            "CI_REGISTRY_PASSWORD", "a password",
            "CI_DEFAULT_BRANCH", "main",
            "CI_COMMIT_SHORT_SHA", "0123abcd"));

    @BeforeEach
    void a_runner() throws IOException {
        Path docker =
                Files.writeString(Files.createDirectories(home.resolve("bin")).resolve("docker"), DOCKER);
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("fails"), "nothing");
    }

    private PipelineRun build(String registry) throws IOException {
        var subject = new Workflows.Subject(
                "shop", "shop", "fairlead.yaml", registry + "/ann/shop", registry, "app.tag", List.of(), false);
        Path pipeline = Files.writeString(home.resolve("fairlead.yml"), Workflows.OfGitlab.render(subject));
        return PipelineRun.of(pipeline, "fairlead-build", home, variables);
    }

    private List<String> called() throws IOException {
        return Files.readAllLines(home.resolve("called"));
    }

    @Test
    void a_tag_is_pushed_under_the_names_that_people_follow() throws IOException {
        variables.put("CI_COMMIT_TAG", "v1.2.3");

        PipelineRun run = build("registry.gitlab.com");

        assertThat(run.status()).as(run::said).isZero();
        assertThat(called())
                .startsWith("login --username job --password-stdin registry.gitlab.com")
                .containsSubsequence("context create builder", "buildx create --use builder");
        assertThat(called().getLast())
                .startsWith(BUILD)
                .contains("--tag registry.gitlab.com/ann/shop:v1.2.3 --tag registry.gitlab.com/ann/shop:v1.2 --tag"
                        + " registry.gitlab.com/ann/shop:v1 --tag registry.gitlab.com/ann/shop:latest --cache-from")
                .contains("--cache-from type=registry,ref=registry.gitlab.com/ann/shop:buildcache")
                .endsWith(" .");
    }

    @Test
    void a_commit_on_the_branch_is_pushed_under_its_own_name_alone() throws IOException {
        assertThat(build("registry.gitlab.com").status()).isZero();

        assertThat(called().getLast())
                .startsWith(BUILD + "--tag registry.gitlab.com/ann/shop:main-0123abcd --cache-from")
                .doesNotContain("latest");
    }

    @Test
    void the_password_is_handed_over_where_nobody_sees_it() throws IOException {
        PipelineRun run = build("registry.gitlab.com");

        assertThat(home.resolve("password")).hasContent("a password");
        assertThat(run.said()).doesNotContain("a password");
        assertThat(called()).noneMatch(call -> call.contains("a password"));
    }

    @Test
    void what_fails_ends_the_job_before_anything_is_pushed() throws IOException {
        for (String failing : List.of("login", "buildx create")) {
            Files.writeString(home.resolve("called"), "");
            Files.writeString(home.resolve("fails"), failing);

            assertThat(build("registry.gitlab.com").status()).as(failing).isEqualTo(1);
            assertThat(called()).noneMatch(call -> call.startsWith("buildx build"));
        }
        Files.writeString(home.resolve("fails"), "buildx build");
        assertThat(build("registry.gitlab.com").status()).isEqualTo(1);
    }

    @Test
    void somebody_elses_registry_wants_a_login_of_its_own() throws IOException {
        PipelineRun without = build("ghcr.io");

        assertThat(without.status()).isNotZero();
        assertThat(without.said()).contains("Set the variable REGISTRY_USER to who may push to the registry.");
        assertThat(home.resolve("called")).doesNotExist();

        variables.putAll(Map.of("REGISTRY_USER", "ann", "REGISTRY_PASSWORD", "another password"));
        assertThat(build("ghcr.io").status()).isZero();
        assertThat(called()).startsWith("login --username ann --password-stdin ghcr.io");
        assertThat(home.resolve("password")).hasContent("another password");
    }
}
