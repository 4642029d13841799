package dev.fairlead.host.kind.app;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.DockerSettings.Logging;
import dev.fairlead.core.model.Size;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Difference;
import dev.fairlead.core.resource.Downtime;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import dev.fairlead.templates.SideServiceFile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A container beside an app that runs once, whichever colour serves. Like a colour's it is compared as it runs, and made
 * anew where it differs; one that runs the app's image is moved along by the app's releases.
 */
public final class SideServiceKind implements HostKind<SideServiceKind.Declaration> {
    public static final SideServiceKind SIDE_SERVICE = new SideServiceKind();

    /** Before the name of a container that nobody declared. */
    static final String OTHER = "container.";

    private SideServiceKind() {}

    /** How one should be, or that it should not. */
    public sealed interface Declaration {}

    /**
     * @param app the app that it belongs to
     * @param service its name, by which the app reaches it
     * @param declared whose directory holds its volumes
     * @param environment all variables that the model gives
     * @param composeFile absolute
     */
    public record Running(
            String app,
            String service,
            App declared,
            ImageKind.Declaration image,
            SideServiceFile.Runs runs,
            List<String> command,
            @Nullable String user,
            @Nullable Size memory,
            List<App.Volume> volumes,
            Map<String, Wanted> environment,
            Duration stopTimeout,
            String network,
            Logging logging,
            String composeFile,
            String envFile,
            BoxKey key)
            implements Declaration {
        public Running {
            command = List.copyOf(command);
            volumes = List.copyOf(volumes);
            environment = new LinkedHashMap<>(environment);
        }

        /** Of its container and its compose project. */
        public String name() {
            return container(app, service);
        }
    }

    /** It is stopped and removed. */
    public record Gone(String name) implements Declaration {}

    /**
     * Further containers that look like an app's services, which would run twice with them: none of these.
     *
     * @param declared names of the containers that there should be
     */
    public record Others(String app, Set<String> declared) implements Declaration {
        public Others {
            declared = Set.copyOf(declared);
        }
    }

    public static Resource<Declaration> of(Running service, String source) {
        return Resource.of(SIDE_SERVICE, service.name(), service, source);
    }

    public static Resource<Declaration> noOthers(String app, Set<String> declared, String source) {
        return Resource.of(SIDE_SERVICE, app + "-other-services", new Others(app, declared), source);
    }

    /** The container of a service. */
    public static String container(String app, String service) {
        return prefix(app) + service;
    }

    /** An app's name holds no underscore, so that what begins like this is a service of this app. */
    static String prefix(String app) {
        return app + "-service_";
    }

    public static Address at(String app, String service) {
        return Address.host(SIDE_SERVICE.name(), container(app, service));
    }

    @Override
    public String name() {
        return "side-service";
    }

    @Override
    public @Nullable State desired(Declaration declared) {
        return switch (declared) {
            case Gone _, Others _ -> null;
            case Running service -> desired(service);
        };
    }

    static State desired(Running service) {
        State state = State.EMPTY
                .plain("image", service.image().reference())
                .plain("status", "running")
                .plain("restart", SideServiceFile.RESTART)
                .plain("networks", service.network())
                .plain("stopTimeout", Long.toString(service.stopTimeout().toSeconds()))
                .plain("logging", ContainerKind.logging(service.logging()));
        state = ContainerKind.withVolumes(state, service.volumes(), service.declared());
        state = ContainerKind.withEnvironment(state, service.environment(), service.key());
        state = service.command().isEmpty() ? state : state.plain("command", Shell.words(service.command()));
        state = service.user() == null ? state : state.plain("user", service.user());
        return service.memory() == null
                ? state
                : state.plain("memory", Long.toString(service.memory().bytes()));
    }

    @Override
    public Declaration orphan(String name) {
        return new Gone(name);
    }

    @Override
    public boolean isReplacedBetween(State before, State after) {
        return !Difference.between(before, after).stream().allMatch(ContainerKind::isMendedInPlace);
    }

    @Override
    public Downtime downtime(Change<Declaration> change) {
        return change.action() == Action.REPLACE ? Downtime.RESTART : Downtime.NONE;
    }

    @Override
    public String probe(List<Resource<Declaration>> services) {
        return ContainerProbe.ofServices(
                services.stream().map(Resource::declared).toList());
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> services) {
        ContainerAnswer read = ContainerAnswer.of(answer);
        var observations = new LinkedHashMap<Address, Observation>();
        services.forEach(service -> observations.put(service.address(), read.observation(service.declared())));
        return observations;
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().map(SideServiceKind::step).toList();
    }

    private static Step step(Change<Declaration> change) {
        List<Address> address = List.of(change.address());
        return switch (change.declared()) {
            case Gone gone ->
                Step.slow("stop and remove " + gone.name(), address, SideServiceSteps.remove(List.of(gone.name())));
            case Others _ -> {
                List<String> names = others(change.before());
                yield Step.slow(
                        "stop and remove " + String.join(", ", names) + ", which the model does not have",
                        address,
                        SideServiceSteps.remove(names));
            }
            case Running service
            when change.action() == Action.UPDATE ->
                Step.slow("let " + service.name() + " run on as it should", address, SideServiceSteps.mend(service));
            case Running service
            when change.before() == null ->
                Step.slow(
                        "start " + service.name() + " and see that it stays up",
                        address,
                        SideServiceSteps.make(service));
            case Running service ->
                Step.slow(
                        "make anew " + service.name() + " and see that it stays up",
                        address,
                        SideServiceSteps.start(service));
        };
    }

    private static List<String> others(@Nullable State before) {
        return before == null
                ? List.of()
                : before.attributes().keySet().stream()
                        .map(name -> name.substring(OTHER.length()))
                        .toList();
    }
}
