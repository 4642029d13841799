package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.ValueSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class SettingTest {
    @Test
    void a_setting_replaces_what_the_file_says() {
        ServerModel model = TestModels.read(
                TestModels.REFERENCE,
                "app.tag=2.0",
                "app.ports.green=9000",
                "tls.redirect=false",
                "nginx.locations[3].rateLimit=api",
                "docker.registries.ghcr.io.username=other",
                "app.environment.GREETING=a=b c");
        var app = model.apps().values().iterator().next();
        assertThat(app.app().tag()).isEqualTo("2.0");
        assertThat(app.app().ports().green()).isEqualTo(9000);
        assertThat(app.tls()).matches(tls -> tls != null && !tls.redirect());
        assertThat(app.nginx())
                .matches(nginx ->
                        nginx != null && "api".equals(nginx.locations().get(3).rateLimit()));
        assertThat(model.docker().registries().get("ghcr.io"))
                .matches(r -> r != null && r.username().equals("other"));
        assertThat(app.app().environment()).containsEntry("GREETING", new ValueSource.Inline("a=b c"));
    }

    @Test
    void a_setting_makes_the_sections_it_needs() {
        assertThat(TestModels.read("name: shop", "ssh.address=203.0.113.7", "system.swap=1G")
                        .system()
                        .swap())
                .hasToString("1G");
    }

    @Test
    void a_setting_fills_a_section_that_is_there_and_empty() {
        assertThat(TestModels.read(TestModels.small("system:"), "system.swap=1G")
                        .system()
                        .swap())
                .hasToString("1G");
    }

    @Test
    void a_setting_finds_keys_with_dots_in_them() {
        String model = TestModels.small("system: {sysctl: {net.ipv4.ip_forward: '0', net.ipv4: '1'}}");
        assertThat(TestModels.read(model, "system.sysctl.net.ipv4.ip_forward=1")
                        .system()
                        .sysctl())
                .containsEntry("net.ipv4.ip_forward", "1")
                .hasSize(2);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"nginx.locations[0].path", "nginx.locations[3].path"})
    void the_first_and_the_last_item_of_a_list_are_set(String key) {
        assertThat(TestModels.errors(TestModels.REFERENCE, key + "=/new/")).isEmpty();
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "nginx.locations[4].path",
                "nginx.locations[-1].path",
                "nginx.locations[x].path",
                "nginx.locations[0.path"
            })
    void an_item_that_a_list_does_not_have_is_refused(String key) {
        assertThat(TestModels.errors(TestModels.REFERENCE, key + "=/"))
                .startsWith("error: The path `" + key + "` leads nowhere.\n")
                .contains("there is a list of 4, whose items are `[0]`, `[1]` and so on.");
    }

    @Test
    void an_empty_section_has_no_items() {
        assertThat(TestModels.errors(TestModels.small("system:"), "system[0]=x"))
                .contains("leads nowhere");
    }

    @Test
    void a_wrong_setting_is_told_as_an_option() {
        Golden.check(
                "errors/settings.txt",
                TestModels.errors(
                        TestModels.REFERENCE,
                        "app.tga=v2",
                        "app.ports.blue=many",
                        "app.tag.x=1",
                        "nginx.locations[9].path=/",
                        "nginx.serverNames=shop.example",
                        "secrets.DEBUG=one\ntwo"));
    }

    @Test
    void a_setting_without_a_value_is_refused() {
        assertThatThrownBy(() -> Setting.parse("app.tag"))
                .isInstanceOf(InvalidModelException.class)
                .hasMessage("`--set` wants KEY=VALUE, and has `app.tag`.");
    }
}
