package dev.fairlead.lab.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The Engine's containers, as far as boxes need them. */
public final class Containers {
    private static final int STOP_SECONDS = 15;

    private final DockerClient client;

    Containers(DockerClient client) {
        this.client = client;
    }

    /** A container as seen: its name, labels, and whether it runs. */
    public record Seen(String name, Map<String, String> labels, boolean runs) {}

    /** Containers with the label {@code key=value}, running or not. */
    public List<Seen> labelled(String label) {
        return client.listContainersCmd().withShowAll(true).withFilter("label", List.of(label)).exec().stream()
                .map(container -> new Seen(
                        container.getNames()[0].substring(1),
                        Map.copyOf(container.getLabels()),
                        "running".equals(container.getState())))
                .toList();
    }

    public void create(BoxContainer box) {
        client.createContainerCmd(box.image())
                .withName(box.name())
                .withHostName(box.hostname())
                .withLabels(box.labels())
                .withIpv4Address(box.address())
                .withStopSignal("SIGRTMIN+3")
                .withTty(true)
                .withHostConfig(hostOf(box))
                .exec();
    }

    public void start(String name) {
        try {
            client.startContainerCmd(name).exec();
        } catch (NotModifiedException alreadyRuns) {
            return;
        }
    }

    public void stop(String name) {
        try {
            client.stopContainerCmd(name).withTimeout(STOP_SECONDS).exec();
        } catch (NotModifiedException alreadyStopped) {
            return;
        }
    }

    /** Ends it at once, as a power cut does. */
    public void kill(String name) {
        client.killContainerCmd(name).exec();
    }

    public void remove(String name) {
        try {
            client.removeContainerCmd(name)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException alreadyGone) {
            return;
        }
    }

    /** Makes an image of a container's file system, volumes left out. */
    public String commit(String name, String reference, Map<String, String> labels) {
        client.commitCmd(name)
                .withRepository(reference.substring(0, reference.lastIndexOf(':')))
                .withTag(reference.substring(reference.lastIndexOf(':') + 1))
                .withLabels(labels)
                .withPause(false)
                .exec();
        return reference;
    }

    /** The process that is the container's first one, by its number on this machine. */
    public long pid(String name) {
        Long pid = client.inspectContainerCmd(name).exec().getState().getPidLong();
        return pid == null ? 0 : pid;
    }

    /** The last lines of the container's console. */
    public String console(String name) {
        return Console.tail(client, name);
    }

    public Executed execute(String name, List<String> argv, byte[] stdin, Duration limit) {
        return Execution.run(client, name, argv, stdin, limit);
    }

    private static HostConfig hostOf(BoxContainer box) {
        return new UnmaskedHostConfig()
                .withNetworkMode(box.bridge().name())
                .withCapAdd(Capabilities.ofThisMachine().toArray(Capability[]::new))
                .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"))
                .withDeviceCgroupRules(List.of("a *:* rwm"))
                .withCgroupnsMode("private")
                .withTmpFs(Map.of("/run", "rw,nosuid,nodev,mode=755", "/run/lock", "rw,nosuid,nodev,noexec"))
                .withBinds(new Bind(box.dockerVolume(), new Volume("/var/lib/docker")))
                .withRestartPolicy(RestartPolicy.unlessStoppedRestart());
    }
}
