package dev.fairlead.host.doctor;

import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.kind.system.Listening;
import dev.fairlead.host.kind.system.MeantPorts;
import java.util.ArrayList;
import java.util.List;

/**
 * What listens to the world and is in no part of the model. A port that Docker publishes counts, since it passes by the
 * packet filter of the box; a firewall outside of the box cannot be seen from there.
 */
public final class Listeners implements Check {
    @Override
    public String name() {
        return "listeners";
    }

    @Override
    public String probe(ServerModel model) {
        return "command -v ss >/dev/null && echo asked\n" + Listening.QUESTION + ":\n";
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        if (!answer.has("asked")) {
            return List.of(unknown("What listens to the world cannot be told.")
                    .why("The box has no `ss`.")
                    .fix("apt-get install iproute2"));
        }
        var lines = new ArrayList<String>();
        answer.all("publishes").forEach(line -> lines.add(Listening.PUBLISHES + line));
        answer.all("listens").forEach(line -> lines.add(Listening.LISTENS + line));
        List<Finding> findings = MeantPorts.of(around.model()).strangers(Listening.read(lines)).stream()
                .map(this::stranger)
                .toList();
        return findings.isEmpty() ? List.of(ok("Nothing listens to the world but what the model says.")) : findings;
    }

    private Finding stranger(Listening one) {
        return switch (one) {
            case Listening.Published published ->
                warning("The container `" + published.container() + "` publishes port " + one.slashed()
                                + " to the world, and the model does not know of it.")
                        .why("Docker lets visitors to it past the packet filter of the box.")
                        .fix("Publish it on 127.0.0.1, as in `127.0.0.1:" + one.port() + ":...`, or: docker rm -f "
                                + published.container());
            case Listening.Socket socket -> {
                Culprit culprit = Culprit.of(socket.process().split(" "), 0);
                yield warning("Port " + one.slashed() + " listens to the world, and the model does not know of it.")
                        .why("It is " + culprit + ", on " + socket.address() + ".")
                        .fix("Let it listen on 127.0.0.1, or end it: " + culprit.end());
            }
        };
    }
}
