package dev.fairlead.lab.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Network;
import dev.fairlead.lab.machine.LabException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Engine's bridge networks. */
public final class Networks {
    private static final int SUBNETS = 200;

    private final DockerClient client;

    Networks(DockerClient client) {
        this.client = client;
    }

    /** The first network with the label {@code key=value}. */
    public Optional<Bridge> labelled(String label) {
        return client.listNetworksCmd().withFilter("label", List.of(label)).exec().stream()
                .findFirst()
                .map(Networks::bridge);
    }

    /** Makes a bridge on the first 10.213.N.0/24 that is free, so that addresses on it can be chosen. */
    public Bridge create(String name, Map<String, String> labels) {
        var refused = "";
        for (int n = 0; n < SUBNETS; n++) {
            var prefix = "10.213." + n;
            try {
                create(name, prefix, labels);
                return new Bridge(name, prefix + ".1");
            } catch (DockerException e) {
                refused = String.valueOf(e.getMessage());
                if (!refused.contains("overlaps")) {
                    break;
                }
            }
        }
        throw new LabException("The lab's network could not be made.", refused, "");
    }

    public void remove(String name) {
        client.removeNetworkCmd(name).exec();
    }

    private void create(String name, String prefix, Map<String, String> labels) {
        var range = new Network.Ipam.Config().withSubnet(prefix + ".0/24").withGateway(prefix + ".1");
        client.createNetworkCmd()
                .withName(name)
                .withDriver("bridge")
                .withCheckDuplicate(true)
                .withLabels(labels)
                .withIpam(new Network.Ipam().withConfig(range))
                .exec();
    }

    private static Bridge bridge(Network network) {
        return new Bridge(
                network.getName(), network.getIpam().getConfig().getFirst().getGateway());
    }
}
