package dev.fairlead.host.kind.app;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.DockerSettings.Logging;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Attribute;
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
import dev.fairlead.templates.ComposeFile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The container of one colour, as it runs and not as its compose file says. What differs in it is made anew. */
public final class ContainerKind implements HostKind<ContainerKind.Declaration> {
    public static final ContainerKind CONTAINER = new ContainerKind();

    private static final String VOLUME = "volume";

    /** Before the path in the container: the attribute of a mount. */
    static final String MOUNT = VOLUME + ".";

    /** Before the place of a mount that shows what stood there until somebody put something else in its place. */
    static final String ONCE = "what was once ";

    private static final String READ_ONLY = ":ro";

    /** In place of a port. */
    private static final String ITS_COLOURS = "(its colour's)";

    /** Behind an app's name: the colour that serves nobody, whichever it is. */
    private static final String IDLE = "-idle";

    private static final Attribute PAUSED = new Attribute.Plain("paused");

    private ContainerKind() {}

    /** How a container should be, or that it should not. */
    public sealed interface Declaration {
        String name();
    }

    /**
     * @param name of the container and of its compose project
     * @param port on loopback
     * @param environment all variables that the model gives
     * @param composeFile absolute
     * @param question how it is asked whether it is well
     * @param network in which it meets its side services; null for Docker's own
     */
    public record Running(
            String name,
            String appName,
            App app,
            ImageKind.Declaration image,
            int port,
            Map<String, Wanted> environment,
            Logging logging,
            String composeFile,
            String envFile,
            HealthQuestion question,
            @Nullable String network,
            BoxKey key)
            implements Declaration {
        public Running {
            environment = new LinkedHashMap<>(environment);
        }
    }

    /**
     * The container that serves an app, in whichever colour it is.
     *
     * @param live as it should be
     * @param idle what a release would run beside it
     */
    public record Serving(Running live, Running idle, Rollout rollout) implements Declaration {
        @Override
        public String name() {
            return live.name();
        }
    }

    /**
     * It is stopped and removed.
     *
     * @param port on loopback, whose connections may end first; 0 for none
     * @param drain how long they may take
     */
    public record Gone(String name, int port, Duration drain) implements Declaration {
        /** One that the model no longer names is an app, with a colour behind its name: what has the bare name is no work of ours. */
        List<String> names() {
            boolean isApp = port == 0 && !name.endsWith("-blue") && !name.endsWith("-green");
            return isApp ? List.of(name + "-blue", name + "-green") : List.of(name);
        }
    }

    public static Resource<Declaration> of(Running declared, String source) {
        return Resource.of(CONTAINER, declared.name(), declared, source);
    }

    /** What serves an app goes by the app's name, whichever colour it is. */
    public static Resource<Declaration> serving(Serving declared, String source) {
        return Resource.of(CONTAINER, declared.rollout().app(), declared, source);
    }

    /** Of a colour that serves nobody, and should not be there. */
    public static Resource<Declaration> none(Running idle, String source) {
        var gone = new Gone(idle.name(), idle.port(), idle.app().drain());
        return Resource.of(CONTAINER, idle.appName() + IDLE, gone, source);
    }

    /** The colour of an app that serves nobody. */
    public static Address idle(String app) {
        return at(app + IDLE);
    }

    public static Address at(String name) {
        return Address.host(CONTAINER.name(), name);
    }

    @Override
    public String name() {
        return "container";
    }

    @Override
    public @Nullable State desired(Declaration declared) {
        return switch (declared) {
            case Gone _ -> null;
            case Running running -> desired(running);
            case Serving serving -> inAnyColour(desired(serving.live()), serving.live());
        };
    }

    /** A release is the same in either colour: what it owes to its colour counts only where it is wrong. */
    static State inAnyColour(State state, Running running) {
        State expected = desired(running);
        State neutral = state;
        for (String attribute : List.of("ports", "listening")) {
            if (!expected.word(attribute).isEmpty() && expected.word(attribute).equals(state.word(attribute))) {
                neutral = neutral.plain(
                        attribute, expected.word(attribute).replace(":" + running.port(), ":" + ITS_COLOURS));
            }
        }
        return neutral;
    }

    private static State desired(Running running) {
        App app = running.app();
        State state = State.EMPTY
                .plain("image", running.image().reference())
                .plain("status", "running")
                .plain("restart", ComposeFile.restart(app.restart()))
                .plain("ports", "127.0.0.1:" + running.port() + "->" + app.containerPort() + "/tcp")
                .plain("listening", "127.0.0.1:" + running.port())
                .plain("logging", logging(running.logging()));
        if (running.network() != null) {
            state = state.plain("networks", running.network());
        }
        state = withVolumes(state, app.volumes(), app);
        state = withEnvironment(state, running.environment(), running.key());
        state = app.command().isEmpty() ? state : state.plain("command", Shell.words(app.command()));
        state = app.user() == null ? state : state.plain("user", app.user());
        return app.memory() == null
                ? state
                : state.plain("memory", Long.toString(app.memory().bytes()));
    }

    static State withVolumes(State state, List<App.Volume> volumes, App app) {
        var mounts = new LinkedHashMap<String, String>();
        for (App.Volume volume : volumes) {
            mounts.put(volume.container(), app.onHost(volume.host()) + (volume.readOnly() ? READ_ONLY : ""));
        }
        return state.plains(VOLUME, mounts);
    }

    /** Which path of the box each path in a container leads to, whoever may write there and whatever stood there before. */
    public static Map<String, String> mounts(State state) {
        var mounts = new LinkedHashMap<String, String>();
        state.attributes().forEach((name, attribute) -> {
            if (name.startsWith(MOUNT) && attribute instanceof Attribute.Plain place) {
                mounts.put(name.substring(MOUNT.length()), pathOf(place.value()));
            }
        });
        return mounts;
    }

    private static String pathOf(String place) {
        String path = place.startsWith(ONCE) ? place.substring(ONCE.length()) : place;
        return path.endsWith(READ_ONLY) ? path.substring(0, path.length() - READ_ONLY.length()) : path;
    }

    static State withEnvironment(State state, Map<String, Wanted> environment, BoxKey key) {
        State with = state;
        for (var variable : environment.entrySet()) {
            String attribute = "environment." + variable.getKey();
            with = variable.getValue() instanceof Wanted.Open open
                    ? with.plain(attribute, open.value())
                    : with.masked(attribute, Keyed.hash(variable.getValue(), key));
        }
        return with;
    }

    /** As the daemon notes it on each container. */
    static String logging(Logging logging) {
        return "json-file max-file=" + logging.maxFiles() + " max-size=" + logging.maxSize();
    }

    @Override
    public Declaration orphan(String name) {
        return new Gone(name, 0, Duration.ofSeconds(10));
    }

    /** Docker lets go on what it only holds up, and takes another restart policy while a container runs. */
    @Override
    public boolean isReplacedBetween(State before, State after) {
        return !Difference.between(before, after).stream().allMatch(ContainerKind::isMendedInPlace);
    }

    static boolean isMendedInPlace(Difference difference) {
        return difference.attribute().equals("restart")
                || (difference.attribute().equals("status") && PAUSED.equals(difference.before()));
    }

    @Override
    public Downtime downtime(Change<Declaration> change) {
        return change.action() == Action.REPLACE && !isBesideTheOld(change) ? Downtime.RESTART : Downtime.NONE;
    }

    @Override
    public String probe(List<Resource<Declaration>> containers) {
        return ContainerProbe.script(containers.stream().map(Resource::declared).toList());
    }

    @Override
    public Map<Address, Observation> read(Answer.Finished answer, List<Resource<Declaration>> containers) {
        ContainerAnswer read = ContainerAnswer.of(answer);
        var observations = new LinkedHashMap<Address, Observation>();
        containers.forEach(container -> observations.put(container.address(), read.observation(container.declared())));
        return observations;
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().flatMap(change -> steps(change).stream()).toList();
    }

    /** What does not serve has nobody to be kept for; it is made anew where it is. */
    private static boolean isBesideTheOld(Change<Declaration> change) {
        State before = change.before();
        return change.declared() instanceof Serving serving
                && serving.rollout().strategy() == App.Strategy.BLUE_GREEN
                && before != null
                && before.word("status").equals("running");
    }

    private static List<Step> steps(Change<Declaration> change) {
        List<Address> address = List.of(change.address());
        return switch (change.declared()) {
            case Gone gone ->
                List.of(Step.slow(
                        "stop and remove " + String.join(", ", gone.names()), address, ContainerSteps.remove(gone)));
            case Running running -> List.of(inPlace(change, running, ContainerSteps.start(running)));
            case Serving serving
            when change.action() == Action.REPLACE && isBesideTheOld(change) ->
                ReleaseSteps.of(serving, change.address());
            case Serving serving -> List.of(inPlace(change, serving.live(), ContainerSteps.start(serving)));
        };
    }

    private static Step inPlace(Change<Declaration> change, Running running, String start) {
        List<Address> address = List.of(change.address());
        if (change.action() == Action.UPDATE) {
            return Step.slow("let " + running.name() + " run on as it should", address, ContainerSteps.mend(running));
        }
        String verb = change.before() == null ? "start " : "make anew ";
        return Step.slow(verb + running.name() + " and wait until it is healthy", address, start);
    }
}
