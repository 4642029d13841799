package dev.fairlead.host.doctor;

import dev.fairlead.core.model.ServerModel;
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
            new Firewall(),
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
            # fl_process PID: its name, its unit and its container, with a - for what there is not.
            fl_process() {
                fl_comm=
                { read -r fl_comm < "/proc/$1/comm"; } 2>/dev/null
                fl_comm=$(printf %s "$fl_comm" | tr -s ' \\t' '__')
                fl_group=$(sed -n -e 's/^0:://p' -e 's/^[0-9]*:name=systemd://p' "/proc/$1/cgroup" 2>/dev/null | tail -n 1)
                fl_unit=${fl_group##*/} fl_container=-
                case $fl_group in
                *docker[-/]*) fl_container=${fl_unit#docker-} fl_container=${fl_container%.scope} ;;
                esac
                case $fl_unit in *.service | *.scope | *.socket) ;; *) fl_unit=- ;; esac
                printf '%s %s %s' "${fl_comm:--}" "$fl_unit" "$fl_container"
            }
            """;

    private Checks() {}

    static Section section(Check check, ServerModel model) {
        return Section.asking(check.name(), check.probe(model));
    }

    static List<Finding> read(Check check, Answer answer, Surroundings around) {
        return switch (answer) {
            case Answer.Unfinished _, Answer.NotStarted _ ->
                List.of(check.unknown("The connection was lost before the box had answered."));
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
