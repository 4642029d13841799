package dev.fairlead.lab.lightsail.wire;

import dev.fairlead.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Amazon's own description of the service: the shape of every request and reply. It is read from a package of the AWS
 * command line where one is installed, and is not kept in this repository.
 */
public final class ServiceModel {
    private static final String FILE = "botocore/data/lightsail/2016-11-28/service-2.json";
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/lib/python3/dist-packages/awscli"), Path.of("/usr/lib/python3/dist-packages"));

    /** What the service has learned since the packages of some systems were made; the SDK knows all of it. */
    private static final Set<String> NEWER_MEMBERS =
            Set.of("publicIpv4AddressCount", "acceptBundleUpdate", "ipv6Addresses");

    private static final Set<String> NEWER_WORDS = Set.of("ipv6");

    /** By file: each of many stand-ins in one process would read 600 KB of JSON. */
    private static final Map<Path, ServiceModel> READ = new ConcurrentHashMap<>();

    private final Tree operations;
    private final Tree shapes;

    private ServiceModel(Tree model) {
        this.operations = model.tree("operations");
        this.shapes = model.tree("shapes");
    }

    /** As Debian's packages awscli and python3-botocore install it. */
    public static Optional<ServiceModel> installed() {
        return PLACES.stream()
                .map(place -> place.resolve(FILE))
                .filter(Files::isReadable)
                .findFirst()
                .map(file -> READ.computeIfAbsent(file, ServiceModel::read));
    }

    private static ServiceModel read(Path file) {
        try {
            return new ServiceModel(Tree.from(Json.read(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean knows(String operation) {
        return operations.has(operation);
    }

    /** What is wrong with a request, or null. */
    @Nullable
    String wrongWithRequest(String operation, Tree body) {
        return wrongWith(operation, "input", body, true);
    }

    /**
     * What is wrong with a reply, or null. Replies go beyond patterns and enumerations: names of domains have dots, and
     * operations have types that the model does not list.
     */
    @Nullable
    String wrongWithReply(String operation, Tree body) {
        return wrongWith(operation, "output", body, false);
    }

    private @Nullable String wrongWith(String operation, String direction, Tree body, boolean isRequest) {
        if (!knows(operation)) {
            return "The service model has no operation " + operation + ".";
        }
        String shape = operations.tree(operation).tree(direction).text("shape");
        return wrong(body.members(), shapes.tree(shape), direction, isRequest);
    }

    private @Nullable String wrong(Object value, Tree shape, String path, boolean isRequest) {
        String type = shape.text("type");
        return switch (type) {
            case "structure" -> wrongStructure(value, shape, path, isRequest);
            case "list" -> wrongList(value, shape, path, isRequest);
            case "map" -> value instanceof Map ? null : path + " is no object.";
            case "boolean" -> value instanceof Boolean ? null : path + " is no boolean.";
            case "integer", "long" ->
                value instanceof Integer || value instanceof Long ? null : path + " is no whole number.";
            case "float", "double", "timestamp" -> value instanceof Number ? null : path + " is no number.";
            case "string" -> wrongText(value, shape, path, isRequest);
            default -> path + " is of the type " + type + ", which is not expected here.";
        };
    }

    private @Nullable String wrongStructure(Object value, Tree shape, String path, boolean isRequest) {
        if (!(value instanceof Map<?, ?>)) {
            return path + " is no object.";
        }
        Tree tree = Tree.from(value);
        Tree members = shape.tree("members");
        for (String required : shape.texts("required")) {
            if (!tree.has(required)) {
                return path + "." + required + " is missing.";
            }
        }
        for (Map.Entry<String, Object> entry : tree.members().entrySet()) {
            String where = path + "." + entry.getKey();
            if (!members.has(entry.getKey())) {
                if (NEWER_MEMBERS.contains(entry.getKey())) {
                    continue;
                }
                return where + " is not known to the service.";
            }
            Tree member = shapes.tree(members.tree(entry.getKey()).text("shape"));
            String problem = wrong(entry.getValue(), member, where, isRequest);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private @Nullable String wrongList(Object value, Tree shape, String path, boolean isRequest) {
        if (!(value instanceof List<?> items)) {
            return path + " is no list.";
        }
        Tree member = shapes.tree(shape.tree("member").text("shape"));
        for (Object item : items) {
            String problem = wrong(item, member, path + "[]", isRequest);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static @Nullable String wrongText(Object value, Tree shape, String path, boolean isRequest) {
        if (!(value instanceof String text)) {
            return path + " is no text.";
        }
        if (isRequest && shape.has("enum") && !shape.texts("enum").contains(text) && !NEWER_WORDS.contains(text)) {
            return path + " is `" + text + "`, which is none of " + String.join(", ", shape.texts("enum")) + ".";
        }
        String pattern = shape.textOrNull("pattern");
        return isRequest
                        && pattern != null
                        && !Pattern.compile(pattern).matcher(text).matches()
                ? path + " is `" + text + "`, which does not match " + pattern + "."
                : null;
    }
}
