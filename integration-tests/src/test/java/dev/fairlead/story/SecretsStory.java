package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.json.Json;
import dev.fairlead.lab.DebianRelease;
import dev.fairlead.lab.lightsail.FakeLightsail;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Secrets are given, rotated and gone back to, and show nowhere but in the files that are meant for them. */
class SecretsStory {
    private static final String MADE = "DJANGO_SECRET_KEY";
    private static final String FETCHED_ANEW = PlantedSecrets.MARK + "fetched-anew";
    private static final String STORE = "/var/lib/fairlead/secrets/visa-bulletin/";

    /** Where they are meant to be; of Docker, what it goes by itself. The lab leaves the script that looks for them. */
    private static final String MEANT = "^("
            + String.join(
                    "|",
                    "/opt/visa_bulletin/\\.env",
                    "/var/lib/fairlead/(good|releases|secrets)/.*",
                    "/var/lib/fairlead/model\\.yaml",
                    "/root/\\.docker/config\\.json",
                    "/var/lib/docker/containers/[^/]*/.*",
                    "/(run|var/lib)/containerd/.*",
                    "/run/lab\\.[^/]*")
            + ")$";

    private static final String FOUND = """
            grep -rlaE 'WORDS' /etc /home /opt /root /run /srv /tmp /usr/local /var/cache /var/lib /var/log /var/tmp \\
                --exclude-dir=merged --exclude-dir=rootfs 2>/dev/null | grep -vE 'MEANT'
            journalctl -a --no-pager 2>/dev/null | grep -aE 'WORDS'
            :
            """;

    private final List<Run> runs = new ArrayList<>();

    private Run heard(Run run) {
        runs.add(run);
        return run;
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @ArgumentsSource(Debians.class)
    void secrets_change_and_come_back_and_show_nowhere_else(DebianRelease release) {
        try (Actor actor = Stage.boot(release);
                FakeLightsail aws = FakeLightsail.start(FakeLightsail.Settings.onPaper(directory));
                var processes = new CommandLines()) {
            actor.editModel("  drain: 10s\n", "  drain: 1s\n");
            Tool tool = PlantedSecrets.plant(actor, aws);
            theyAreGiven(tool);
            heard(tool.run("--debug", "apply", "--yes")).exits(0);
            assertTheAppHas(actor, PlantedSecrets.all());
            everythingIsInSync(tool);
            String first = stored(actor);

            aReleaseThatTellsAllItKnowsComesToNothing(actor, tool);
            theyAreRotated(actor, tool, first);
            String second = stored(actor);
            handsOnTheBoxShowAsChangesWithoutText(actor, tool);

            runs.forEach(run -> run.saysNot("whisper"));
            assertThat(processes.seen())
                    .as("the box's own processes")
                    .anyMatch(line -> line.contains("-p visa-bulletin-green"));
            List<String> words = Traces.of(List.of(PlantedSecrets.MARK, first, second));
            runs.forEach(run -> words.forEach(run::saysNot));
            assertThat(processes.seen())
                    .as("command lines")
                    .noneMatch(line -> words.stream().anyMatch(line::contains));
            assertThat(Traces.inCache(words)).as("left where it ran").isEmpty();
            String found = FOUND.replace("WORDS", String.join("|", words).replace("+", "[+]"));
            assertThat(actor.byHand(found.replace("MEANT", "^$")))
                    .as("this finds what is there")
                    .contains("/opt/visa_bulletin/.env", "/var/lib/fairlead/releases/");
            assertThat(actor.byHand(found.replace("MEANT", MEANT)))
                    .as("left on the box")
                    .isEmpty();
        }
    }

    /** Before there is an app at all, and told by a plan which of them are wanted. */
    private void theyAreGiven(Tool tool) {
        heard(tool.run("plan")).exits(0).says("`fairlead secrets set PLANTED_18`");
        heard(tool.run("secrets", "list")).exits(0).says("nobody has given it yet: fairlead secrets set PLANTED_19");
        for (int number : PlantedSecrets.givenByHand()) {
            heard(tool.given(PlantedSecrets.value(number) + "\n", "secrets", "set", PlantedSecrets.name(number)))
                    .exits(0)
                    .says("The box has PLANTED_" + number);
        }
        heard(tool.given("one\ntwo", "secrets", "set", "PLANTED_18")).exits(2);
        heard(tool.given("x", "secrets", "set", "PLANTED_1")).exits(2).says("The model has another source");
        heard(tool.run("secrets", "rotate", "PLANTED_19")).exits(2).says("fairlead secrets set PLANTED_19");
        heard(tool.run("secrets", "rotate", MADE)).exits(1).says("more differs");
    }

    private void everythingIsInSync(Tool tool) {
        heard(tool.run("drift")).exits(0);
        Run list = heard(tool.run("secrets", "list", "--json")).exits(0);
        Map<?, ?> document = (Map<?, ?>) Objects.requireNonNull(Json.read(list.stdout()));
        assertThat((List<?>) document.get("secrets"))
                .hasSize(23)
                .allSatisfy(secret -> assertThat((Map<?, ?>) secret)
                        .satisfies(one -> assertThat(one.get("state")).isEqualTo("in-sync"))
                        .satisfies(
                                one -> assertThat(one.get("since")).asString().startsWith("20")));
        heard(tool.run("secrets", "list")).exits(0).says("made on the box").says("given to the box");
        heard(new Tool(tool.model()).run("secrets", "list")).exits(4).says("its source has no value here");
        heard(tool.run("secrets", "rotate", "PLANTED_0")).exits(0).says("is the same as before");
    }

    /** The last words of a container that dies are what an operator needs, and may hold anything. */
    private void aReleaseThatTellsAllItKnowsComesToNothing(Actor actor, Tool tool) {
        String health = "  health: {path: /,";
        actor.editModel(health, "  command: [sh, -c, \"env; env >&2; exit 3\"]\n" + health);
        Run run = heard(tool.run("--debug", "apply", "--yes"));
        assertThat(run.exit()).as(run::toString).isNotZero();
        run.says("••••••");
        actor.editModel("  command: [sh, -c, \"env; env >&2; exit 3\"]\n", "");
        heard(tool.run("apply", "--yes")).exits(0);
        heard(tool.run("run", "--", "sh", "-c", "test -n \"$PLANTED_18\"")).exits(0);
        heard(tool.with("FROM_0", "").run("plan")).exits(2);
        heard(tool.run("logs", "--all", "--tail", "50")).exits(0);
    }

    private void theyAreRotated(Actor actor, Tool tool, String first) {
        heard(tool.run("secrets", "rotate", MADE)).exits(0).says("has a new value, and the app runs with it");
        assertThat(stored(actor)).hasSize(50).isNotEqualTo(first);
        assertTheAppHas(actor, Map.of(MADE, stored(actor)));
        heard(tool.run("drift")).exits(0);

        heard(tool.run("rollback")).exits(0);
        assertThat(stored(actor)).as("gone back to with its release").isEqualTo(first);
        assertTheAppHas(actor, Map.of(MADE, first));
        heard(tool.run("drift")).exits(0);

        String given = PlantedSecrets.MARK + "given-anew $x'\\";
        heard(tool.given(given, "secrets", "set", "PLANTED_18")).exits(0).says("the app runs with it");
        assertTheAppHas(actor, Map.of("PLANTED_18", given, MADE, first));
        heard(tool.with("FROM_0", FETCHED_ANEW).run("secrets", "rotate", "PLANTED_0"))
                .exits(0);
        assertTheAppHas(actor, Map.of("PLANTED_0", FETCHED_ANEW, "PLANTED_18", given));
        Run changed = heard(tool.run("plan", "--full")).exits(0).says("PLANTED_0");
        assertThat(changed.stdout()).contains("••••••");
        heard(tool.run("secrets", "list")).says("differs from its source");
        heard(tool.run("secrets", "rotate", "PLANTED_0")).exits(0);
    }

    private void handsOnTheBoxShowAsChangesWithoutText(Actor actor, Tool tool) {
        actor.byHand(
                "sed -i 's/^PLANTED_3=.*/PLANTED_3=whisper-by-hand/; 2s/^/\\n# whisper-comment\\n/' /opt/visa_bulletin/.env");
        actor.byHand("sed -i 's/drain/drain /; 1s/^/# by hand\\n/' /opt/visa_bulletin/compose.blue.yaml");
        heard(tool.run("plan", "--full")).exits(0).says("PLANTED_3").says("by hand");
        heard(tool.run("plan", "--json", "--debug")).exits(0);
        heard(tool.run("drift")).exits(3);
        heard(tool.run("drift", "--format", "json")).exits(3);
        heard(tool.run("secrets", "list")).says("differs from its source");
        heard(tool.run("apply", "--yes")).exits(0);
        heard(tool.run("status")).exits(0);
        heard(tool.run("doctor", "--json"));
        heard(tool.run("releases")).exits(0);
    }

    private static String stored(Actor actor) {
        return actor.byHand("cat " + STORE + MADE);
    }

    private static void assertTheAppHas(Actor actor, Map<String, String> values) {
        String page = actor.byHand("curl -sS -H 'Host: visa-bulletin.us' http://127.0.0.1/env");
        Map<?, ?> seen = (Map<?, ?>) Objects.requireNonNull(Json.read(page));
        values.forEach((name, value) -> assertThat(seen.get(name)).as(name).isEqualTo(sha256(value)));
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
