package dev.fairlead.host.doctor;

import dev.fairlead.core.model.ServerModel;
import java.util.List;

/**
 * One thing that breaks deploys: what to ask the box, and what the answer means. It is pure; a check with nothing to look
 * at in this model finds nothing.
 */
public sealed interface Check
        permits AppPorts,
                AptLock,
                Certificates,
                Clock,
                ComposeVersion,
                Containers,
                DatabaseFiles,
                DiskSpace,
                Engine,
                FailedUnits,
                Firewall,
                Listeners,
                MemoryForTwo,
                NginxServer,
                Reboot,
                Renewals,
                ServerNames,
                SideServices {
    String name();

    /** POSIX sh that changes nothing; each line of its output is a word and its value. */
    String probe(ServerModel model);

    /** @throws RuntimeException when the answer makes no sense */
    List<Finding> read(Lines answer, Surroundings around);

    default Finding ok(String sentence) {
        return new Finding(name(), Severity.OK, sentence, null, null);
    }

    default Finding warning(String sentence) {
        return new Finding(name(), Severity.WARNING, sentence, null, null);
    }

    default Finding problem(String sentence) {
        return new Finding(name(), Severity.PROBLEM, sentence, null, null);
    }

    default Finding unknown(String sentence) {
        return new Finding(name(), Severity.UNKNOWN, sentence, null, null);
    }
}
