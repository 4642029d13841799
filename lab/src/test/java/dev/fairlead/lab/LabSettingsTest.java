package dev.fairlead.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabSettingsTest {
    @Test
    void places_follow_the_environment() {
        var plain = LabSettings.from(Map.of("HOME", "/home/ann"));
        assertThat(plain.home()).isEqualTo(Path.of("/home/ann/.local/state/fairlead/lab"));
        assertThat(plain.cache()).isEqualTo(Path.of("/home/ann/.cache/fairlead/lab"));
        var moved =
                LabSettings.from(Map.of("HOME", "/home/ann", "XDG_STATE_HOME", "/state", "XDG_CACHE_HOME", "/cache"));
        assertThat(moved.home()).isEqualTo(Path.of("/state/fairlead/lab"));
        assertThat(moved.cache()).isEqualTo(Path.of("/cache/fairlead/lab"));
        var named = LabSettings.from(Map.of("HOME", "/home/ann", "FAIRLEAD_LAB_HOME", "/elsewhere"));
        assertThat(named.home()).isEqualTo(Path.of("/elsewhere"));
    }

    @Test
    void labs_with_different_names_share_no_state() {
        var one = LabSettings.from(Map.of("HOME", "/home/ann"));
        assertThat(one.directory()).isNotEqualTo(one.named("other").directory());
    }

    @Test
    void a_name_that_could_leave_the_directory_is_refused() {
        var settings = LabSettings.from(Map.of("HOME", "/home/ann"));
        assertThatThrownBy(() -> settings.named("../x")).isInstanceOf(IllegalArgumentException.class);
    }
}
