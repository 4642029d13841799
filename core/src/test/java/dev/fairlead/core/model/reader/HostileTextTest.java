package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.json.Json;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.SideService;
import dev.fairlead.core.model.ValueSource;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;

/** Text that would harm if anybody took it for more than text. */
class HostileTextTest {
    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "$(reboot)", "`reboot`", "'; reboot #", "\" \\ ' % ! * ? ~", "${HOME} $$", "ümläut 値段 \uD83D\uDE80",
                        "<!-- & -->",
                "-rf", "a\tb\u001b[31m", "{{x}} <#if>", " leading and trailing ", "100%", "a: b # c", "\u202egnp.exe"
            })
    void free_text_is_kept_byte_for_byte(String text) {
        String quoted = Json.write(text).strip();
        ServerModel model = TestModels.read(TestModels.app(
                "  environment: {X: " + quoted + "}",
                "  command: [" + quoted + "]",
                "secrets: {Y: {value: " + quoted + "}}",
                "jobs: {j: {schedule: '@daily', command: [" + quoted + "]}}",
                "services: {s: {command: [" + quoted + "], environment: {Z: " + quoted + "}}}",
                "nginx: {serverNames: [a.example], locations: [{path: /, serve: app, cacheControl: " + quoted + "}]}",
                "system: {sysctl: {a.b: " + quoted + "}, files: {/etc/x: {content: " + quoted + "}}}",
                "docker: {registries: {ghcr.io: {username: " + quoted + ", password: " + quoted + "}}}"));
        AppModel app = Objects.requireNonNull(model.apps().get("shop"));
        ValueSource inline = new ValueSource.Inline(text);
        assertThat(app.app().environment()).containsEntry("X", inline);
        assertThat(app.app().command()).containsExactly(text);
        assertThat(app.secrets()).containsEntry("Y", inline);
        assertThat(Objects.requireNonNull(app.jobs().get("j")).command()).containsExactly(text);
        SideService service = Objects.requireNonNull(app.services().get("s"));
        assertThat(service.command()).containsExactly(text);
        assertThat(service.environment()).containsEntry("Z", text);
        assertThat(Objects.requireNonNull(app.nginx()).locations().getFirst().cacheControl())
                .isEqualTo(text);
        assertThat(model.system().sysctl()).containsEntry("a.b", text);
        assertThat(Objects.requireNonNull(model.system().files().get("/etc/x")).content())
                .isEqualTo(inline);
        assertThat(Objects.requireNonNull(model.docker().registries().get("ghcr.io"))
                        .username())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"a\\0b", "a\\ud800b"})
    void what_nothing_can_hold_is_refused_everywhere(String escape) {
        String quoted = "\"" + escape + "\"";
        String errors = TestModels.errors(TestModels.app(
                "  environment: {X: " + quoted + "}",
                "  command: [" + quoted + "]",
                "secrets: {Y: {value: " + quoted + "}}",
                "jobs: {j: {schedule: '@daily', command: [" + quoted + "]}}",
                "services: {s: {command: [" + quoted + "], environment: {Z: " + quoted + "}}}",
                "system: {files: {/etc/x: {content: " + quoted + "}}}"));
        assertThat(errors.lines().filter(line -> line.startsWith("error: "))).hasSize(7);
    }
}
