package dev.fairlead.host.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Digest;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.memory.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberingTest {
    private static final Plan NOTHING =
            new Plan("shop", List.of(), List.of(), List.of(), 0, List.of(), Map.of(), List.of());
    private static final Map<String, String> DIGESTS = Map.of("shop", "sha256:v1");

    private static Release release(String tag, int number) {
        return new Release(
                "shop", "i/shop", tag, "sha256:" + tag, Colour.GREEN, Instant.ofEpochSecond(number), number, "me");
    }

    private static BoxMemory memory(List<Release> unfinished) {
        return new BoxMemory(
                LocalBox.KEY, Manifest.EMPTY, List.of(release("v1", 1)), unfinished, Set.of(), null, null, 0);
    }

    private static ServerModel model(String tag) {
        return ModelReader.read(new SourceText("shop.yaml", """
                name: shop
                ssh: {address: 203.0.113.7, user: admin}
                app:
                  directory: /opt/shop
                  image: i/shop
                  tag: TAG
                  containerPort: 8000
                  ports: {blue: 8000, green: 8001}
                """.replace("TAG", tag)), List.of());
    }

    private static String remembered(BoxMemory memory, String tag, Path box) throws IOException {
        var sight = new Sight(NOTHING, memory, Set.of(), Map.of("shop", "sha256:" + tag), false, null);
        var answer = LocalBox.run(
                "remember", "FAIRLEAD=" + box + "\n" + Remembering.releases(model(tag), sight, Set.of("shop")));
        assertThat(answer.stderr()).isEmpty();
        Path ledger = box.resolve("ledger");
        return Files.exists(ledger) ? Files.readString(ledger) : "";
    }

    @Test
    void what_a_killed_run_began_came_to_nothing_where_what_served_before_is_all_there_is(@TempDir Path box)
            throws IOException {
        assertThat(remembered(memory(List.of()), "v1", box)).isEmpty();
        assertThat(remembered(memory(List.of(release("v2", 0))), "v1", box))
                .contains("\"event\":\"release-failed\",\"app\":\"shop\"", "\"tag\":\"v2\"")
                .endsWith("\"colour\":\"green\"}\n");
    }

    @Test
    void what_a_killed_run_began_and_serves_is_a_release(@TempDir Path box) throws IOException {
        assertThat(remembered(memory(List.of(release("v2", 0))), "v2", box))
                .contains("\"event\":\"release\",\"app\":\"shop\"")
                .doesNotContain("release-failed");
    }

    @Test
    void a_box_is_not_settled_while_nothing_is_known_of_an_end_or_of_whose_it_is() {
        ServerModel model = model("v1");
        assertThat(isComplete(model, settled(List.of(), model, "shop"))).isTrue();
        assertThat(isComplete(model, settled(List.of(release("v2", 0)), model, "shop")))
                .isFalse();
        assertThat(isComplete(model, settled(List.of(), model, null))).isFalse();
    }

    private static boolean isComplete(ServerModel model, BoxMemory memory) {
        return Remembering.isComplete(model, NOTHING, Set.of(), memory, DIGESTS);
    }

    private static BoxMemory settled(List<Release> unfinished, ServerModel model, @Nullable String server) {
        BoxMemory memory = memory(unfinished);
        SourceText source = model.source();
        return new BoxMemory(
                memory.key(),
                memory.manifest(),
                memory.releases(),
                unfinished,
                Set.of("shop"),
                source == null ? null : Digest.sha256(source.text()),
                server,
                0);
    }
}
