package dev.fairlead.host.kind.app;

import dev.fairlead.core.model.App;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.State;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Shell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the answer to a {@link ContainerProbe} is read. */
final class ContainerAnswer {
    /** The network of a container whose compose file says {@code network_mode: bridge}. */
    private static final String BRIDGE = "bridge";

    private final Map<String, Seen> images = new HashMap<>();
    private final Map<String, Seen> containers = new HashMap<>();
    private final Set<String> listening = new HashSet<>();
    private final List<String> any = new ArrayList<>();
    private final @Nullable String trouble;

    /** What was said of one thing. */
    private static final class Seen {
        final Map<String, String> words = new HashMap<>();
        final List<String> command = new ArrayList<>();
        final List<String> ports = new ArrayList<>();
        State rest = State.EMPTY;

        String word(String what) {
            return words.getOrDefault(what, "");
        }
    }

    private record Hashed(Seen container, String key) {}

    private ContainerAnswer(@Nullable String trouble) {
        this.trouble = trouble;
    }

    static ContainerAnswer of(Answer.Finished answer) {
        Fields fields = Fields.of(answer.stdout().bytes());
        var read = new ContainerAnswer(trouble(answer, fields.complete()));
        if (fields.complete()) {
            read.parse(fields);
        }
        return read;
    }

    /** Docker says of each container that is not there that there is no such; anything else is trouble. */
    private static @Nullable String trouble(Answer.Finished answer, boolean complete) {
        return complete
                ? answer.stderr()
                        .lines()
                        .filter(line -> line.contains("rror") && !line.contains("No such container"))
                        .findFirst()
                        .or(() -> answer.stderr()
                                .lines()
                                .filter(line -> line.startsWith("Cannot connect"))
                                .findFirst())
                        .map(line -> "Docker could not be asked: " + line)
                        .orElse(null)
                : Unanswered.reason("The answer about containers broke off", answer);
    }

    private void parse(Fields fields) {
        var hashed = new ArrayList<Hashed>();
        var hashes = new ArrayList<String>();
        Seen seen = new Seen();
        for (String what = fields.next(); what != null && !what.equals("end"); what = fields.next()) {
            String value = fields.word();
            switch (what) {
                case "image" -> {
                    // Within a container it is a property, before all containers it opens an image.
                    if (containers.isEmpty()) {
                        seen = new Seen();
                        images.put(value, seen);
                    } else {
                        seen.words.put(what, value);
                    }
                }
                case "container" -> {
                    seen = new Seen();
                    containers.put(value, seen);
                }
                case "listening" -> listening.add(value);
                case "any" -> any.add(value);
                case "hash" -> hashes.add(value);
                case "keyed" -> hashed.add(new Hashed(seen, value));
                default -> property(seen, what, value, fields);
            }
        }
        for (int i = 0; i < hashed.size(); i++) {
            Seen container = hashed.get(i).container();
            container.rest =
                    container.rest.masked("environment." + hashed.get(i).key(), hashes.get(i));
        }
    }

    private static void property(Seen seen, String what, String value, Fields fields) {
        switch (what) {
            case "word" -> seen.command.add(value);
            case "port" -> seen.ports.add(value);
            case "target" -> {
                fields.next();
                seen.rest = seen.rest.plain(ContainerKind.MOUNT + value, fields.word());
            }
            case "open" -> {
                fields.next();
                seen.rest = seen.rest.plain("environment." + value, fields.word());
            }
            case "stale" -> {
                String volume = ContainerKind.MOUNT + value;
                seen.rest = seen.rest.plain(volume, ContainerKind.ONCE + seen.rest.word(volume));
            }
            case "made" -> seen.rest = seen.rest.masked("environment." + value, Keyed.GENERATED);
            default -> seen.words.put(what, value);
        }
    }

    Observation observation(ContainerKind.Declaration declared) {
        if (trouble != null) {
            return Observation.unknown(trouble);
        }
        return switch (declared) {
            case ContainerKind.Gone gone ->
                gone.names().stream()
                        .map(containers::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(seen -> Observation.present(state(seen)))
                        .orElse(Observation.absent());
            case ContainerKind.Running running -> observation(running);
            case ContainerKind.Serving serving ->
                switch (observation(serving.live())) {
                    case Observation.Present present ->
                        Observation.present(ContainerKind.inAnyColour(present.state(), serving.live()));
                    case Observation.Absent absent -> absent;
                    case Observation.Unknown unknown -> unknown;
                };
        };
    }

    Observation observation(SideServiceKind.Declaration declared) {
        if (trouble != null) {
            return Observation.unknown(trouble);
        }
        return switch (declared) {
            case SideServiceKind.Gone gone -> {
                Seen seen = containers.get(gone.name());
                yield seen == null ? Observation.absent() : Observation.present(state(seen));
            }
            case SideServiceKind.Others others -> others(others);
            case SideServiceKind.Running service -> observation(service);
        };
    }

    /** What was made under its own name by Fairlead and is no longer in the model is an orphan, and none of these. */
    private Observation others(SideServiceKind.Others others) {
        State state = State.EMPTY;
        for (String line : any) {
            String[] words = line.split(" ", 3);
            boolean isOfApp =
                    words[0].startsWith(SideServiceKind.prefix(others.app())) || words[1].equals(others.app());
            if (isOfApp && !others.declared().contains(words[0]) && !words[2].equals(words[0])) {
                state = state.plain(SideServiceKind.OTHER + words[0], "not in the model");
            }
        }
        return state.equals(State.EMPTY) ? Observation.absent() : Observation.present(state);
    }

    private Observation observation(SideServiceKind.Running service) {
        if (!service.image().isKnown()) {
            return unknownImage(service.image());
        }
        Seen seen = containers.get(service.name());
        if (seen == null) {
            return Observation.absent();
        }
        State state = unlessInherited(seen, !service.command().isEmpty(), service.user() != null, state(seen))
                .plain("stopTimeout", seen.word("stop"));
        if (seen.ports.isEmpty()) {
            state = state.without("ports");
        }
        String networks = state.word("networks");
        boolean isFound = List.of(seen.word("aliases").split(" ")).contains(service.service());
        return Observation.present(
                isFound || networks.isEmpty()
                        ? state
                        : state.plain("networks", networks + ", not as " + service.service()));
    }

    private static Observation unknownImage(ImageKind.Declaration image) {
        return Observation.unknown("Nobody could tell which digest `" + image.reference() + "` stands for.");
    }

    private Observation observation(ContainerKind.Running running) {
        if (running.image().digest() == null) {
            return unknownImage(running.image());
        }
        Seen seen = containers.get(running.name());
        return seen == null ? Observation.absent() : Observation.present(state(seen, running));
    }

    private State state(Seen seen, ContainerKind.Running running) {
        App app = running.app();
        State state = unlessInherited(seen, !app.command().isEmpty(), app.user() != null, state(seen));
        return listening.contains(Integer.toString(running.port()))
                ? state.plain("listening", "127.0.0.1:" + running.port())
                : state;
    }

    private static State state(Seen seen) {
        State state = seen.rest
                .plain("image", seen.word("image"))
                .plain("status", seen.word("status"))
                .plain("restart", seen.word("restart"))
                .plain("ports", String.join(", ", seen.ports))
                .plain("logging", seen.word("logging"));
        if (!seen.word("memory").equals("0")) {
            state = state.plain("memory", seen.word("memory"));
        }
        String networks = seen.words.getOrDefault("networks", BRIDGE).strip();
        if (!networks.equals(BRIDGE)) {
            state = state.plain("networks", networks.isEmpty() ? "none" : networks);
        }
        // Docker 20.10 calls one that is paused unhealthy as well.
        boolean isUnwell =
                seen.word("health").equals("unhealthy") && !seen.word("status").equals("paused");
        return isUnwell ? state.plain("health", "unhealthy") : state;
    }

    /** Command and user count where the model gives them, or where they are not the image's own. */
    private State unlessInherited(Seen seen, boolean hasCommand, boolean hasUser, State state) {
        Seen image = images.getOrDefault(seen.word("id"), new Seen());
        if (hasCommand || !seen.command.equals(image.command)) {
            state = state.plain("command", Shell.words(seen.command));
        }
        if (hasUser || !seen.word("user").equals(image.word("user"))) {
            state = state.plain("user", seen.word("user"));
        }
        return state;
    }
}
