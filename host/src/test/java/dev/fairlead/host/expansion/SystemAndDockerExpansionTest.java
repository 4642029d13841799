package dev.fairlead.host.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.DockerSettings;
import dev.fairlead.core.model.DriftSettings;
import dev.fairlead.core.model.PortRange;
import dev.fairlead.core.model.Positions;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.Size;
import dev.fairlead.core.model.Ssh;
import dev.fairlead.core.model.SystemSettings;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.Planner;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.host.kind.file.FileContent;
import dev.fairlead.host.kind.file.FileKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SystemAndDockerExpansionTest {
    private static final SystemSettings SYSTEM = new SystemSettings(
            "Etc/UTC",
            new Size("1G", 1L << 30),
            List.of("sqlite3"),
            true,
            Map.of("vm.swappiness", "10"),
            List.of("ops"),
            Map.of(
                    "deploy",
                    new SystemSettings.User(
                            List.of("ops", "docker"),
                            List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 me"),
                            "/bin/sh",
                            false)),
            Map.of(
                    "/etc/shop/token",
                    new SystemSettings.ManagedFile(new ValueSource.Env("TOKEN"), "deploy", "ops", "0640"),
                    "/etc/motd",
                    new SystemSettings.ManagedFile(new ValueSource.Inline("hello\n"), "root", "root", "0644")),
            Map.of("/etc/shop", new SystemSettings.ManagedDirectory("deploy", "ops", "0750")),
            new SystemSettings.Sshd(false, null),
            true,
            List.of(PortRange.of(5432, "tcp")));

    private static final SystemSettings NOTHING = new SystemSettings(
            null, null, List.of(), null, Map.of(), List.of(), Map.of(), Map.of(), Map.of(), null, false, null);

    private static DockerSettings docker(DockerSettings.Source source) {
        return new DockerSettings(
                source,
                new DockerSettings.Logging(new Size("10m", 10 << 20), 3),
                true,
                Map.of(
                        "ghcr.io", new DockerSettings.Registry("me", new ValueSource.Env("TOKEN")),
                        "docker.io", new DockerSettings.Registry("me", new ValueSource.Env("TOKEN"))),
                List.of("10.0.0.1:5000"),
                List.of("deploy", "admin"));
    }

    private static List<Resource<?>> expand(SystemSettings system, DockerSettings docker) {
        var ssh = new Ssh("admin", null, 22, null, List.of(), Duration.ofSeconds(5), null, null);
        var model = new ServerModel(
                "shop",
                null,
                ssh,
                system,
                docker,
                DriftSettings.NONE,
                Map.of(),
                Positions.none(),
                "fairlead.yaml",
                null);
        var all = new ArrayList<>(SystemExpansion.resources(model, new TestContext()));
        all.addAll(DockerExpansion.resources(model, new TestContext()));
        return all;
    }

    private static Plan plan(List<Resource<?>> resources, boolean isThere) {
        Map<Address, Observation> observations = new LinkedHashMap<>();
        resources.forEach(resource -> observations.put(resource.address(), observation(resource.desired(), isThere)));
        return Planner.plan("shop", resources, observations, Manifest.EMPTY, List.of());
    }

    private static Observation observation(@Nullable State state, boolean isThere) {
        return state == null || !isThere ? Observation.absent() : Observation.present(state);
    }

    private static FileKind.Declaration file(List<Resource<?>> resources, String path) {
        return resources.stream()
                .filter(resource -> resource.address().equals(FileKind.at(path)))
                .map(resource -> (FileKind.Declaration) resource.declared())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void planning_what_is_already_there_changes_nothing(DockerSettings.Source source) {
        assertThat(plan(expand(SYSTEM, docker(source)), true).changes()).isEmpty();
    }

    @Test
    void all_packages_of_a_fresh_box_are_installed_by_one_step_that_waits_for_nothing() {
        var steps = plan(expand(SYSTEM, docker(DockerSettings.Source.DISTRIBUTION)), false)
                .steps();

        assertThat(steps)
                .filteredOn(step -> step.step().title().startsWith("install "))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.after()).isEmpty();
                    assertThat(step.step().title())
                            .isEqualTo("install sqlite3, tzdata, unattended-upgrades, iproute2, procps, fail2ban,"
                                    + " python3-systemd, docker.io, docker-cli or docker.io, docker-compose-v2 or"
                                    + " docker-compose-plugin or docker-compose");
                });
    }

    @Test
    void swap_accounts_and_settings_are_written_while_packages_are_installed() {
        var steps = plan(expand(SYSTEM, docker(DockerSettings.Source.DISTRIBUTION)), false)
                .steps();

        assertThat(steps)
                .filteredOn(step -> step.after().isEmpty())
                .extracting(step -> step.step().title())
                .contains("swap to /swapfile of 1024 MiB", "make the group ops", "write /etc/motd");
    }

    @Test
    void a_model_that_says_nothing_of_the_system_asks_only_for_docker() {
        assertThat(expand(NOTHING, docker(DockerSettings.Source.DISTRIBUTION)))
                .extracting(Resource::source)
                .allMatch(source -> source.startsWith("docker"));
    }

    @Test
    void a_file_from_the_environment_is_masked_and_one_in_the_model_is_not() {
        var resources = expand(SYSTEM, docker(DockerSettings.Source.DISTRIBUTION));

        assertThat(file(resources, "/etc/shop/token").content()).isInstanceOf(FileContent.Confidential.class);
        assertThat(file(resources, "/etc/motd").content()).isEqualTo(new FileContent.Text("hello\n"));
    }

    @Test
    void logins_are_written_as_docker_login_writes_them() {
        var content = file(expand(SYSTEM, docker(DockerSettings.Source.DISTRIBUTION)), "/root/.docker/config.json")
                .content();

        // "me:value of docker.registries.<host>.password", in base 64
        assertThat(content)
                .isInstanceOfSatisfying(
                        FileContent.Confidential.class,
                        secret -> assertThat(secret.body().reveal()).isEqualTo("""
                            {
                              "auths": {
                                "ghcr.io": {
                                  "auth": "bWU6dmFsdWUgb2YgZG9ja2VyLnJlZ2lzdHJpZXMuZ2hjci5pby5wYXNzd29yZA=="
                                },
                                "https://index.docker.io/v1/": {
                                  "auth": "bWU6dmFsdWUgb2YgZG9ja2VyLnJlZ2lzdHJpZXMuZG9ja2VyLmlvLnBhc3N3b3Jk"
                                }
                              }
                            }
                            """));
    }

    @Test
    void the_engines_settings_are_one_file() {
        assertThat(file(expand(NOTHING, docker(DockerSettings.Source.DISTRIBUTION)), "/etc/docker/daemon.json")
                        .content())
                .isEqualTo(new FileContent.Text("""
                    {
                      "log-driver": "json-file",
                      "log-opts": {
                        "max-file": "3",
                        "max-size": "10m"
                      },
                      "live-restore": true,
                      "insecure-registries": [
                        "10.0.0.1:5000"
                      ]
                    }
                    """));
    }
}
