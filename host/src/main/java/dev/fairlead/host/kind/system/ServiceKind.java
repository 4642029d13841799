package dev.fairlead.host.kind.system;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Downtime;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.kind.UnitFiles;
import dev.fairlead.host.shell.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A systemd unit that runs, starts at boot, and runs what its files say now: a process that is older than the files it
 * reads is a difference like any other, so that no reload is ever lost, whoever was killed between file and reload. The
 * same goes for the unit's own files, which systemd reads. Of a unit that the model only has files of, nothing else counts.
 */
public final class ServiceKind implements HostKind<ServiceKind.Declaration> {
    public static final ServiceKind SERVICE = new ServiceKind();

    static final String CONFIGURATION = "configuration";
    static final String UNIT = "unit";
    static final String STALE = "older than its files";
    static final String CURRENT = "current";

    private static final String ACTIVE = "active";

    /** Ubuntu and Debian call it by the first name, and know it by the other. */
    private static final Set<String> SSHD_UNITS = Set.of("ssh.service", "sshd.service");

    private ServiceKind() {}

    /**
     * @param unit with its suffix: {@code nginx.service}
     * @param isWanted whether it should run, and start at boot
     * @param reads files and directories, with all below them, that it reads when it starts or is told to
     * @param trial POSIX sh that must succeed before it is told to read them again; may be empty
     * @param check POSIX sh that must succeed once it runs with them, or it gets the files of before; may be empty
     */
    public record Declaration(
            String unit, boolean isWanted, List<String> reads, Refresh refresh, String trial, String check) {
        public Declaration {
            reads = List.copyOf(reads);
        }
    }

    /** How it is made to read its files again. */
    public enum Refresh {
        /** The main process keeps its place and starts new workers, whose age is what counts. */
        RELOAD,
        RESTART,
        /** It has no process to tell, or none that should be ended for it. */
        NEXT_START
    }

    /** A unit that only has to run and to start at boot. */
    public static Resource<Declaration> running(String unit, String source) {
        return reading(unit, List.of(), refresh(unit), "", source);
    }

    /** A unit that goes by its files if it runs. */
    public static Resource<Declaration> having(String unit, String source) {
        return having(unit, refresh(unit), source);
    }

    public static Resource<Declaration> having(String unit, Refresh refresh, String source) {
        return of(new Declaration(unit, false, List.of(), refresh, "", ""), source);
    }

    /** Nobody would get in again if sshd did not come up with what somebody wrote for it. */
    private static Refresh refresh(String unit) {
        return unit.endsWith(".service") && !SSHD_UNITS.contains(unit) ? Refresh.RESTART : Refresh.NEXT_START;
    }

    /** How it counts for a release, which restarts nothing for what somebody wrote for its unit: an apply does, and asks. */
    public static Observation asLoaded(Observation observation) {
        return observation instanceof Observation.Present present
                ? Observation.present(present.state().plain(UNIT, CURRENT))
                : observation;
    }

    /** A unit that must run what these files say. */
    public static Resource<Declaration> reading(
            String unit, List<String> reads, Refresh refresh, String trial, String source) {
        return of(new Declaration(unit, true, reads, refresh, trial, ""), source);
    }

    /**
     * nginx, which reads all of {@code /etc/nginx} and whatever else is named.
     *
     * @param check whether it serves what it should
     */
    public static Resource<Declaration> nginx(List<String> alsoReads, String check, String source) {
        List<String> reads =
                Stream.concat(Stream.of("/etc/nginx"), alsoReads.stream()).toList();
        return of(new Declaration("nginx.service", true, reads, Refresh.RELOAD, "nginx -t", check), source);
    }

    private static Resource<Declaration> of(Declaration service, String source) {
        return Resource.of(SERVICE, service.unit(), service, source)
                .watching(Stream.concat(Stream.of(UnitFiles.prefix(service.unit())), service.reads().stream())
                        .toArray(String[]::new));
    }

    public static Address at(String unit) {
        return Address.host(SERVICE.name(), unit);
    }

    @Override
    public String name() {
        return "service";
    }

    @Override
    public State desired(Declaration service) {
        State files = State.EMPTY.plain(UNIT, CURRENT);
        if (!service.isWanted()) {
            return files;
        }
        State state = files.plain("enabled", "yes").plain(ACTIVE, "yes");
        return service.reads().isEmpty() ? state : state.plain(CONFIGURATION, CURRENT);
    }

    /** A unit goes with its package; with its last file in the model, once more it is made to go by what is left. */
    @Override
    public @Nullable Declaration orphan(String name) {
        return null;
    }

    /** What the model has files of, and what needs it to run, is one unit. */
    @Override
    public @Nullable Declaration merged(Declaration one, Declaration other) {
        if (one.isWanted() != other.isWanted()) {
            return one.isWanted() ? one : other;
        }
        if (!one.isWanted()) {
            return one.refresh() == Refresh.NEXT_START ? one : other;
        }
        return HostKind.super.merged(one, other);
    }

    /** Whether its process will be made anew shows when systemd has read its files; it is better told than not. */
    @Override
    public Downtime downtime(Change<Declaration> change) {
        State before = change.before();
        Refresh refresh = change.declared().refresh();
        if (before == null || refresh == Refresh.NEXT_START) {
            return Downtime.NONE;
        }
        if (change.touches(UNIT) && mayRun(before)) {
            return Downtime.RESTART;
        }
        if (!change.touches(CONFIGURATION)) {
            return Downtime.NONE;
        }
        return refresh == Refresh.RELOAD ? Downtime.RELOAD : Downtime.RESTART;
    }

    private static boolean mayRun(State observed) {
        return observed.attribute(ACTIVE) == null || observed.word(ACTIVE).equals("yes");
    }

    @Override
    public State disturbed(State observed, Address by) {
        if (UnitFiles.unit(by.name()) != null) {
            return observed.plain(UNIT, STALE);
        }
        if (by.name().startsWith(UnitFiles.PLACE)) {
            return observed;
        }
        return observed.attribute(CONFIGURATION) == null || !mayRun(observed)
                ? observed
                : observed.plain(CONFIGURATION, STALE);
    }

    @Override
    public String probe(List<Resource<Declaration>> services) {
        return ServiceQuestion.script(services.stream().map(Resource::declared).toList());
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> services) {
        return Reading.of(answer, services, lines -> {
            var found = ServiceAnswer.in(lines);
            return service -> found.observation(services.indexOf(service), service.declared());
        });
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().map(ServiceSteps::of).toList();
    }
}
