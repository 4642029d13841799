package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.json.Json;
import dev.fairlead.lab.DebianRelease;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every hand edit is seen, blamed on who made it, and mended with nothing else touched; what is harmless stays unsaid. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriftStory {
    /** Every second one; {@code -Ddrift.each=1} makes it each. */
    private static final int EACH = Integer.getInteger("drift.each", 2);

    private static final String MORE = """
              automaticUpdates: true
              sysctl: {net.core.somaxconn: "1024"}
              groups: [ops]
              users:
                deploy:
                  groups: [adm, ops]
                  shell: /bin/bash
                  sshKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF0Dd1n1sYt0kkGmQvvvEXgmWHIfk0AGTpKXJfLuqIvA deploy"]
              files:
                /etc/motd: {content: "Kept by Fairlead.\\n", group: adm, mode: "0640"}
              directories:
                /srv/data: {owner: root, group: adm, mode: "0750"}
            """;

    private @Nullable Actor actor;

    @BeforeAll
    void a_box_in_line() {
        Actor box = Stage.inLine(DebianRelease.BOOKWORM);
        actor = box;
        box.editModel("  automaticUpdates: true\n", MORE);
        box.editModel("docker:\n", "docker:\n  users: [admin]\n");
        box.fairlead("apply", "--yes").exits(0);
    }

    @AfterAll
    void the_box_goes() {
        if (actor != null) {
            actor.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> every_hand_edit_is_seen_told_and_mended() {
        List<HandEdit> all = HandEdit.catalogue();
        return each(
                IntStream.range(0, all.size())
                        .filter(number -> number % EACH == 0)
                        .mapToObj(all::get)
                        .toList(),
                this::isSeenToldAndMended);
    }

    @TestFactory
    Stream<DynamicTest> what_is_nobodys_business_is_no_drift() {
        return each(Harmless.catalogue(), edit -> {
            box().byHand(inTheLiveColour(edit.script()));
            box().fairlead("drift").exits(0);
        });
    }

    /** One that fails leaves no trace for those behind it. */
    private Stream<DynamicTest> each(List<HandEdit> edits, Consumer<HandEdit> test) {
        return edits.stream()
                .map(edit -> DynamicTest.dynamicTest(edit.title(), () -> {
                    try {
                        test.accept(edit);
                    } catch (Throwable e) {
                        box().fairlead("apply", "--yes");
                        throw e;
                    }
                }));
    }

    /** Apply looks at the box again by itself; and whatever it left would show in the look for the next edit. */
    private void isSeenToldAndMended(HandEdit edit) {
        box().byHand(inTheLiveColour(edit.script()));
        Run drift = box().fairlead("drift", "--format", "json").exits(3);
        Map<?, ?> byCause = section(Json.read(drift.stdout()), "drift");
        assertThat(addresses(byCause, "drift"))
                .as(drift::toString)
                .allMatch(address -> edit.addresses().stream().anyMatch(address::startsWith));
        for (String expected : edit.addresses()) {
            assertThat(addresses(byCause, "drift"))
                    .as(drift::toString)
                    .anyMatch(address -> address.startsWith(expected));
        }
        for (String other : List.of("new", "model", "orphan")) {
            assertThat(addresses(byCause, other)).as(drift::toString).isEmpty();
        }
        box().fairlead("apply", "--yes").exits(0);
    }

    /** The edits are written for blue; what mends a container that runs may have switched to green. */
    private String inTheLiveColour(String script) {
        boolean isGreen = box().byHand("ls /var/lib/fairlead/live").contains("visa-bulletin.green");
        return isGreen
                ? script.replace("visa-bulletin-blue", "visa-bulletin-green").replace("8000:8000", "8001:8000")
                : script;
    }

    private Actor box() {
        return Objects.requireNonNull(actor);
    }

    private static Map<?, ?> section(@Nullable Object document, String key) {
        return (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(document)).get(key));
    }

    private static List<String> addresses(Map<?, ?> byCause, String cause) {
        return ((List<?>) Objects.requireNonNull(byCause.get(cause)))
                .stream()
                        .map(change -> String.valueOf(((Map<?, ?>) change).get("address")))
                        .toList();
    }
}
