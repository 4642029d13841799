package dev.fairlead.host.doctor;

import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.kind.system.Listening;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Section;
import java.util.List;

/** All checks. */
public final class Checks {
    /** The clock comes first, as little as may be stands between its answer and whoever hears it. */
    public static final List<Check> ALL = List.of(
            new Clock(),
            new Engine(),
            new ComposeVersion(),
            new AppPorts(),
            new Containers(),
            new SideServices(),
            new DatabaseFiles(),
            new DiskSpace(),
            new MemoryForTwo(),
            new NginxServer(),
            new ServerNames(),
            new Certificates(),
            new Renewals(),
            new Firewall(),
            new Listeners(),
            new FailedUnits(),
            new Reboot(),
            new AptLock());

    /**
     * What the probes share. An engine that hangs is waited for once.
     */
    static final String SHARED = """
            fl_engine=$(timeout 10 docker version --format '{{.Server.Version}}' 2>&1 </dev/null)
            fl_engine_status=$?
            fl_docker() { [ "$fl_engine_status" = 0 ] && timeout 20 docker "$@" 2>/dev/null; }
            fl_systemctl() { timeout 10 systemctl --no-pager "$@" 2>/dev/null; }
            """ + Listening.PROCESS;

    private Checks() {}

    static Section section(Check check, ServerModel model) {
        return Section.asking(check.name(), check.probe(model));
    }

    static List<Finding> read(Check check, Answer answer, Surroundings around) {
        return switch (answer) {
            case Answer.Unfinished _, Answer.NotStarted _ ->
                List.of(check.unknown("The box had not answered when the connection was lost, or the time over."));
            case Answer.Finished finished -> read(check, finished, around);
        };
    }

    /** A check that cannot read its answer knows nothing, and keeps none of the others from knowing something. */
    private static List<Finding> read(Check check, Answer.Finished answer, Surroundings around) {
        try {
            return check.read(Lines.of(answer.stdout().lines()), around);
        } catch (RuntimeException e) {
            String said = answer.stderr().isBlank() ? String.valueOf(e.getMessage()) : answer.stderr();
            return List.of(check.unknown("The box's answer could not be read.").why(said));
        }
    }
}
