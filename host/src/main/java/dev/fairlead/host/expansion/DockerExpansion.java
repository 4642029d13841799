package dev.fairlead.host.expansion;

import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.json.Json;
import dev.fairlead.core.model.DockerSettings;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.docker.AptRepositoryKind;
import dev.fairlead.host.kind.file.FileContent;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.DirectoryKind;
import dev.fairlead.host.kind.system.MembershipKind;
import dev.fairlead.host.kind.system.PackageKind;
import dev.fairlead.host.kind.system.ServiceKind;
import dev.fairlead.host.kind.system.UserKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code docker} in the model means on the box. */
public final class DockerExpansion {
    private static final String UNIT = "docker.service";
    private static final String SETTINGS = "/etc/docker/daemon.json";
    static final String LOGINS = "/root/.docker/config.json";
    private static final String SOURCE = "docker.source";
    private static final String CLIENT = "/usr/bin/docker";

    /** Docker Hub goes by this name in the file. */
    private static final String HUB = "https://index.docker.io/v1/";

    /**
     * What can be tried is tried; then the engine is asked to take what it can while running, so that one which learns
     * of live-restore only now leaves the containers alone when it goes down.
     */
    private static final String TRIAL = """
            case $(dockerd --help) in *--validate*) dockerd --validate --config-file=%s || exit;; esac
            systemctl reload docker.service && sleep 1""".formatted(SETTINGS);

    private DockerExpansion() {}

    /** What a thing that needs a working engine comes after. */
    public static Address ready() {
        return ServiceKind.at(UNIT);
    }

    /** Whether there is an app to run, or somebody wrote a word about Docker. */
    static boolean isWanted(ServerModel model) {
        DockerSettings docker = model.docker();
        boolean isSaid = docker.source() == DockerSettings.Source.DOCKER
                || !docker.liveRestore()
                || !docker.registries().isEmpty()
                || !docker.insecureRegistries().isEmpty()
                || !docker.users().isEmpty();
        return isSaid || !model.apps().isEmpty() || isWritten(model);
    }

    /** A section that was left out stands where the whole model stands. */
    private static boolean isWritten(ServerModel model) {
        Location section = model.locate("docker");
        Location whole = model.locate("");
        return section != null && whole != null && !section.at("").equals(whole.at(""));
    }

    /** In work order. The engine's settings are there before the engine, so that it starts with them. */
    public static List<Resource<?>> resources(ServerModel model, Context context) {
        DockerSettings docker = model.docker();
        var resources = new ArrayList<Resource<?>>();
        resources.add(DirectoryKind.of("/etc/docker", "root", "root", "0755", "docker"));
        resources.add(
                FileKind.text(SETTINGS, settings(docker), "0644", "docker").after(DirectoryKind.at("/etc/docker")));
        List<Resource<?>> packages = packages(docker.source());
        resources.addAll(packages);
        List<Address> installed = packages.stream().map(Resource::address).toList();
        resources.add(ServiceKind.reading(UNIT, List.of(SETTINGS), ServiceKind.Refresh.RESTART, TRIAL, "docker")
                .after(installed));
        resources.addAll(logins(docker, context));
        docker.users().stream().distinct().forEach(user -> {
            var membership = MembershipKind.of(user, "docker", "docker.users").after(installed);
            boolean isOurs = model.system().users().containsKey(user);
            resources.add(isOurs ? membership.after(UserKind.at(user)) : membership);
        });
        return List.copyOf(resources);
    }

    private static List<Resource<?>> packages(DockerSettings.Source source) {
        return switch (source) {
            case DISTRIBUTION ->
                List.of(
                        PackageKind.bringing(null, List.of("docker.io"), List.of("docker-ce"), SOURCE),
                        // Debian 13 has the client apart, everything earlier with the engine.
                        PackageKind.bringing(CLIENT, List.of("docker-cli", "docker.io"), List.of(), SOURCE),
                        PackageKind.either(
                                List.of("docker-compose-v2", "docker-compose-plugin", "docker-compose"), SOURCE));
            case DOCKER -> {
                Address repository = AptRepositoryKind.address();
                yield List.of(
                        AptRepositoryKind.of(SOURCE),
                        PackageKind.bringing(null, List.of("docker-ce"), List.of("docker.io"), SOURCE)
                                .after(repository),
                        PackageKind.of("docker-ce-cli", SOURCE).after(repository),
                        PackageKind.bringing(null, List.of("containerd.io"), List.of("containerd"), SOURCE)
                                .after(repository),
                        PackageKind.of("docker-compose-plugin", SOURCE).after(repository));
            }
        };
    }

    /** The whole file is Fairlead's: what stands in it beside the model is drift. */
    private static String settings(DockerSettings docker) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("log-driver", "json-file");
        json.put(
                "log-opts",
                new TreeMap<>(Map.of(
                        "max-size", docker.logging().maxSize().text(),
                        "max-file", String.valueOf(docker.logging().maxFiles()))));
        json.put("live-restore", docker.liveRestore());
        if (!docker.insecureRegistries().isEmpty()) {
            json.put("insecure-registries", docker.insecureRegistries());
        }
        return Json.write(json);
    }

    /**
     * {@code docker login} would ask the registry over the network, need the engine, and leave no way to compare; so
     * root's file is written as a whole, in the form that {@code docker login} gives it.
     */
    private static List<Resource<?>> logins(DockerSettings docker, Context context) {
        if (docker.registries().isEmpty()) {
            return List.of();
        }
        Map<String, Object> auths = new TreeMap<>();
        docker.registries().forEach((host, registry) -> {
            String password = context.value(registry.password(), "docker.registries." + host + ".password")
                    .reveal();
            byte[] pair = (registry.username() + ":" + password).getBytes(StandardCharsets.UTF_8);
            auths.put(
                    host.equals("docker.io") ? HUB : host,
                    Map.of("auth", Base64.getEncoder().encodeToString(pair)));
        });
        var body = new Secret(Json.write(Map.of("auths", auths)));
        return List.of(
                DirectoryKind.of("/root/.docker", "root", "root", "0700", "docker.registries"),
                FileKind.owned(
                                LOGINS,
                                new FileContent.Confidential(body, context.key()),
                                "root",
                                "root",
                                "0600",
                                "docker.registries")
                        .after(DirectoryKind.at("/root/.docker")));
    }
}
