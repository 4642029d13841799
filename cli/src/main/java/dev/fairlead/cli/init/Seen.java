package dev.fairlead.cli.init;

import dev.fairlead.cli.compose.Draft;
import dev.fairlead.cli.process.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a directory and its surroundings say of the app that is kept there. */
final class Seen {
    /** In the order in which docker compose looks for them. */
    private static final List<String> COMPOSE_FILES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");

    private static final List<String> PUBLIC_KEYS = List.of("id_ed25519.pub", "id_ecdsa.pub", "id_rsa.pub");
    private static final int LONGEST_NAME = 40;

    private Seen() {}

    /** Null where there is none. */
    static @Nullable Path composeFile(Path directory) {
        return COMPOSE_FILES.stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }

    /** Completes the draft, and gives the answers that follow from all there is. */
    static Map<Question, String> usual(Environment environment, Path directory, Draft draft, AwsProfile profile) {
        Dockerfile dockerfile = Dockerfile.read(directory.resolve("Dockerfile"));
        if (draft.containerPort == null) {
            draft.containerPort = dockerfile.port();
        }
        if (draft.health == null) {
            draft.health = dockerfile.health();
        }
        Draft.Image image = draft.image;
        String remote = GitRemote.image(directory);
        var usual = new EnumMap<Question, String>(Question.class);
        usual.put(Question.NAME, name(directory));
        usual.put(Question.ADDRESS, "");
        usual.put(Question.USER, "admin");
        usual.put(Question.REGION, profile.region() == null ? "us-east-1" : profile.region());
        usual.put(Question.BUNDLE, "micro_3_0");
        usual.put(Question.PUBLIC_KEY, publicKey(environment));
        String named = image == null ? remote : image.name();
        if (named != null) {
            usual.put(Question.IMAGE, named);
        }
        usual.put(Question.TAG, image == null || image.tag() == null ? "latest" : image.tag());
        if (draft.containerPort != null) {
            usual.put(Question.PORT, draft.containerPort.toString());
        }
        usual.put(Question.HEALTH, draft.health == null ? "/" : draft.health.path());
        usual.put(Question.DOMAINS, "");
        usual.put(Question.EMAIL, "");
        return usual;
    }

    /** The directory's name in the letters that a server may have. */
    static String name(Path directory) {
        Path last = directory.toAbsolutePath().normalize().getFileName();
        String name = (last == null ? "" : last.toString())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String shortened =
                name.substring(0, Math.min(LONGEST_NAME, name.length())).replaceAll("-+$", "");
        return shortened.isEmpty() || shortened.equals("default") || shortened.matches(".*-(blue|green|idle)")
                ? "server"
                : shortened;
    }

    private static String publicKey(Environment environment) {
        return PUBLIC_KEYS.stream()
                .filter(key ->
                        Files.isRegularFile(environment.home().resolve(".ssh").resolve(key)))
                .findFirst()
                .map(key -> "~/.ssh/" + key)
                .orElse("");
    }
}
