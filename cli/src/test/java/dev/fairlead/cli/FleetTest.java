package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of models, of which every one is heard, whatever befell the others. */
class FleetTest {
    private static final String MODEL = """
            name: NAME
            ssh: {address: 203.0.113.7, user: admin}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @BeforeEach
    void three_models_of_which_one_is_wrong() throws IOException {
        Files.createDirectories(directory.resolve("servers/old"));
        write("servers/web-1.yaml", MODEL.replace("NAME", "web-1"));
        write("servers/web-2.yaml", MODEL.replace("NAME", "web-2").replace("ssh:", "shh:"));
        write("servers/web-3.yml", MODEL.replace("NAME", "web-3"));
        write("servers/old/web-0.yaml", MODEL.replace("NAME", "web-0"));
        write("servers/notes.txt", "no model");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private Typed typed(String command, String models, String... options) {
        var words = new ArrayList<>(List.of(command, "-f", directory + "/" + models));
        words.addAll(List.of(options));
        return Typed.in(directory, words.toArray(String[]::new));
    }

    @Test
    void one_that_is_wrong_hides_no_other() {
        Typed validated = typed("validate", "servers");
        assertThat(validated.exit()).isEqualTo(2);
        assertThat(validated.err()).contains("servers/web-2.yaml").contains("shh");
        assertThat(validated.out()).startsWith("3 servers: 2 valid, 1 failed.");
    }

    @Test
    void a_link_that_leads_nowhere_is_a_server_that_is_missed() throws IOException {
        Files.createSymbolicLink(directory.resolve("servers/web-4.yaml"), Path.of("gone.yaml"));
        Typed validated = typed("validate", "servers");
        assertThat(validated.exit()).isEqualTo(2);
        assertThat(validated.err()).contains("There is no file").contains("servers/web-4.yaml");
        assertThat(validated.out()).startsWith("4 servers: 2 valid, 2 failed.");
    }

    @Test
    void an_option_without_a_name_is_not_all_that_lies_here() {
        Typed validated = Typed.in(directory, "validate", "-f", "");
        assertThat(validated.exit()).isEqualTo(2);
        assertThat(validated.err()).contains("`--file` names nothing.").contains("-f \"$MODEL\"");
    }

    @Test
    void a_pattern_may_reach_deeper() {
        assertThat(typed("validate", "servers/*.yml").out()).startsWith("1 server: 1 valid.");
        assertThat(typed("validate", "servers/web-{1,3}.y*ml").out()).startsWith("2 servers: 2 valid.");
        assertThat(typed("validate", "servers/**/web-0.yaml").out()).startsWith("1 server: 1 valid.");
        assertThat(typed("validate", "s*/old/*.yaml").out()).startsWith("1 server: 1 valid.");
    }

    @Test
    void one_that_cannot_be_reached_is_told_of_its_own() {
        Typed planned = typed("plan", "servers/web-[13].*");
        assertThat(planned.exit()).isEqualTo(4);
        assertThat(planned.err())
                .contains("servers/web-1.yaml\nerror: `203.0.113.7` does not answer.")
                .contains("servers/web-3.yml\nerror: `203.0.113.7` does not answer.");
        assertThat(planned.out()).startsWith("2 servers: 2 out of sight.");
    }

    @Test
    void what_is_wrong_here_outweighs_what_cannot_be_reached() {
        Typed drift = typed("drift", "servers/*", "--format", "json");
        assertThat(drift.exit()).isEqualTo(2);
        var document = (Map<?, ?>) Objects.requireNonNull(Json.read(drift.out()));
        assertThat(String.valueOf(document.get("summary"))).isEqualTo("{well=0, pending=0, unknown=2, failed=2}");
        var servers = (List<?>) Objects.requireNonNull(document.get("servers"));
        assertThat(servers).hasSize(4);
        assertThat(servers.getLast().toString()).contains("exitStatus=4").contains("does not answer");
    }

    @Test
    void no_model_at_all() {
        typed("plan", "servers/*.json").assertRefused();
        typed("plan", "nowhere/*.yaml").assertRefused();
        typed("plan", "servers/[.yaml").assertRefused();
        assertThat(typed("validate", "servers/*.json").err()).contains("No file there fits it.");
    }

    @Test
    void what_changes_a_server_takes_one_model() {
        Typed applied = typed("apply", "servers/*.yaml");
        applied.assertRefused();
        assertThat(applied.err()).contains("this command works on one");
    }

    @Test
    void a_form_with_room_for_one_server() {
        typed("drift", "servers", "--format", "junit").assertRefused();
        typed("plan", "servers", "--out", "plan.json").assertRefused();
    }
}
