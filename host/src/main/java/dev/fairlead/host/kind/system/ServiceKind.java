package dev.fairlead.host.kind.system;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Attribute;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Downtime;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.shell.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A systemd unit that runs, starts at boot, and runs what its files say now: a process that is older than the files it
 * reads is a difference like any other, so that no reload is ever lost, whoever was killed between file and reload.
 */
public final class ServiceKind implements HostKind<ServiceKind.Declaration> {
    public static final ServiceKind SERVICE = new ServiceKind();

    static final String CONFIGURATION = "configuration";
    static final String STALE = "older than its files";
    static final String CURRENT = "current";

    private ServiceKind() {}

    /**
     * @param unit with its suffix: {@code nginx.service}
     * @param reads files and directories, with all below them, that it reads when it starts or is told to
     * @param trial POSIX sh that must succeed before it is told to read them again; may be empty
     * @param check POSIX sh that must succeed once it runs with them, or it gets the files of before; may be empty
     */
    public record Declaration(String unit, List<String> reads, Refresh refresh, String trial, String check) {
        public Declaration {
            reads = List.copyOf(reads);
        }
    }

    /** How it is made to read its files again. */
    public enum Refresh {
        /** The main process keeps its place and starts new workers, whose age is what counts. */
        RELOAD,
        RESTART
    }

    /** A unit that only has to run and to start at boot. */
    public static Resource<Declaration> running(String unit, String source) {
        return reading(unit, List.of(), Refresh.RESTART, "", source);
    }

    /** A unit that must run what these files say. */
    public static Resource<Declaration> reading(
            String unit, List<String> reads, Refresh refresh, String trial, String source) {
        return of(new Declaration(unit, reads, refresh, trial, ""), source);
    }

    /**
     * nginx, which reads all of {@code /etc/nginx} and whatever else is named.
     *
     * @param check whether it serves what it should
     */
    public static Resource<Declaration> nginx(List<String> alsoReads, String check, String source) {
        List<String> reads =
                Stream.concat(Stream.of("/etc/nginx"), alsoReads.stream()).toList();
        return of(new Declaration("nginx.service", reads, Refresh.RELOAD, "nginx -t", check), source);
    }

    private static Resource<Declaration> of(Declaration service, String source) {
        return Resource.of(SERVICE, service.unit(), service, source)
                .watching(service.reads().toArray(String[]::new));
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
        State state = State.EMPTY.plain("enabled", "yes").plain("active", "yes").plain("unit", CURRENT);
        return service.reads().isEmpty() ? state : state.plain(CONFIGURATION, CURRENT);
    }

    /** A unit goes with its package or its file. */
    @Override
    public @Nullable Declaration orphan(String name) {
        return null;
    }

    @Override
    public Downtime downtime(Change<Declaration> change) {
        if (change.before() == null || !change.touches(CONFIGURATION)) {
            return Downtime.NONE;
        }
        return change.declared().refresh() == Refresh.RELOAD ? Downtime.RELOAD : Downtime.RESTART;
    }

    @Override
    public State disturbed(State observed) {
        return observed.attribute(CONFIGURATION) == null
                        || !observed.word("active").equals("yes")
                ? observed
                : observed.with(CONFIGURATION, new Attribute.Plain(STALE));
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
