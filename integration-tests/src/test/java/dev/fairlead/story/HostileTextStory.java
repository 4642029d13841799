package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.json.Json;
import dev.fairlead.lab.DebianRelease;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile text in every text key arrives byte for byte and runs nothing. */
class HostileTextStory {
    private static final String FIND_PWNED =
            "find / -name 'pwned*' -not -path '/proc/*' -not -path '/sys/*' 2>/dev/null";

    @Test
    void hostile_text_arrives_byte_for_byte_and_runs_nothing() throws Exception {
        try (Actor actor = Stage.boot(DebianRelease.BOOKWORM)) {
            HostileModel.writeOver(actor);
            List<Run> runs = List.of(
                    actor.fairlead("plan").exits(0),
                    actor.fairlead("plan", "--full").exits(0),
                    actor.fairlead("plan", "--json").exits(0),
                    actor.fairlead("--debug", "apply", "--yes").exits(0),
                    actor.fairlead("drift").exits(0),
                    actor.fairlead("plan", "--json", "--debug").exits(0),
                    actor.fairlead("status"));
            for (Run run : runs) {
                HostileModel.SECRETS.forEach((name, value) -> value.lines().forEach(run::saysNot));
                run.saysNot(HostileModel.PASSWORD);
            }
            assertTheAppSeesItsVariables(actor);
            assertFilesArrived(actor);
            assertTheJobGetsItsWords(actor);
            assertTheServiceGotItsWords(actor);
            assertNginxSaysIt(actor);
            assertNothingRan(actor);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: \"x;touch /tmp/pwned\"",
                "  packages: [\"sqlite3; touch /tmp/pwned\"]",
                "  packages: [\"-oAPT::Update::Pre-Invoke::=touch\"]",
                "  timezone: \"Etc/$(touch /tmp/pwned)\"",
                "  user: \"admin -oProxyCommand=touch\"",
                "  tag: \"v1.0.5 && touch /tmp/pwned\"",
                "  serverNames: [\"a.example; } touch\"]",
                "    schedule: \"* * * * * touch /tmp/pwned #\"",
                "  directory: \"/opt/a\\nb\"",
                "    command: [python3, \"a\\nb\"]"
            })
    void where_only_a_name_will_do_hostile_text_is_refused_before_the_box_is_asked(String line) {
        String key = line.substring(0, line.indexOf(':') + 1);
        String text = referenceWith(key, line);
        Path model = temporary(text);
        Run run = new Tool(model).runHere("validate").exits(2).saysNot("Exception");
        assertThat(run.stderr())
                .as(run::toString)
                .contains("error: ")
                .contains(key.strip().replace(":", ""));
    }

    private static String referenceWith(String key, String line) {
        try {
            String text = Files.readString(Tool.checkout().resolve("examples/visa-bulletin.yaml"));
            var lines = text.lines().toList();
            int at = lines.indexOf(lines.stream()
                    .filter(old -> old.startsWith(key))
                    .findFirst()
                    .orElseThrow());
            var changed = new java.util.ArrayList<>(lines);
            changed.set(at, line);
            return String.join("\n", changed) + "\n";
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path temporary(String text) {
        try {
            return Files.writeString(Stage.directory().resolve("fairlead.yaml"), text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertTheAppSeesItsVariables(Actor actor) {
        String page = actor.byHand("curl -sS -H 'Host: visa-bulletin.us' http://127.0.0.1/env");
        Map<?, ?> seen = (Map<?, ?>) Objects.requireNonNull(Json.read(page));
        HostileModel.VARIABLES.forEach((name, value) ->
                assertThat(seen.get(name)).as(name + "=" + value).isEqualTo(sha256(value)));
        HostileModel.SECRETS.forEach((name, value) ->
                assertThat(seen.get(name)).as(name + "=" + value).isEqualTo(sha256(value)));
    }

    private static void assertFilesArrived(Actor actor) {
        HostileModel.FILES.forEach((path, content) ->
                assertThat(actor.byHand("sha256sum < " + quoted(path))).as(path).startsWith(sha256(content)));
        HostileModel.DIRECTORIES.forEach(
                path -> actor.byHand("[ -d " + quoted(path) + " ] && [ ! -L " + quoted(path) + " ]"));
        actor.byHand("[ -d " + quoted("/opt/visa_bulletin/" + HostileModel.VOLUME) + " ]");
        assertThat(actor.byHand("cat /home/deploy/.ssh/authorized_keys")).contains(HostileModel.KEY_COMMENT);
        assertThat(actor.byHand("cat /proc/sys/kernel/domainname").strip()).isEqualTo(HostileModel.SYSCTL);
    }

    private static void assertTheJobGetsItsWords(Actor actor) {
        actor.byHand("/var/lib/fairlead/jobs/visa-bulletin_data-refresh");
        String received = actor.byHand("cat /opt/visa_bulletin/logs/arguments");
        assertThat(received).isEqualTo(String.join("\0", HostileModel.ARGUMENTS));
    }

    private static void assertTheServiceGotItsWords(Actor actor) {
        String received = actor.byHand("cat /opt/visa_bulletin/logs/service");
        String words = String.join("\0", HostileModel.ARGUMENTS);
        assertThat(received).isEqualTo(words + "\0" + words);
    }

    private static void assertNginxSaysIt(Actor actor) {
        assertThat(actor.byHand("curl -sS -D - -o /dev/null -H 'Host: visa-bulletin.us' http://127.0.0.1/"))
                .contains("Cache-Control: " + HostileModel.CACHE_CONTROL);
    }

    private static void assertNothingRan(Actor actor) throws Exception {
        assertThat(actor.byHand(FIND_PWNED + "; docker exec visa-bulletin-blue " + FIND_PWNED + "; :"))
                .isEmpty();
        assertThat(Path.of("/tmp/pwned")).doesNotExist();
        try (var here = Files.list(Path.of("").toAbsolutePath())) {
            assertThat(here).noneMatch(path -> path.getFileName().toString().startsWith("pwned"));
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has SHA-256.", e);
        }
    }
}
