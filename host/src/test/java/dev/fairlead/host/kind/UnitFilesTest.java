package dev.fairlead.host.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitFilesTest {

    @ParameterizedTest
    @CsvSource({
        "/etc/systemd/system/worker.service, worker.service",
        "/etc/systemd/system/worker.timer, worker.timer",
        "/etc/systemd/system/docker.service.d/proxy.conf, docker.service",
        "/etc/systemd/system/getty@tty1.service.d/proxy.conf, getty@tty1.service",
        "/etc/systemd/system/worker@.service,",
        "/etc/systemd/system/docker.service.d/proxy.txt,",
        "/etc/systemd/system/docker.service.d,",
        "/etc/systemd/system/service.d/all.conf,",
        "/etc/systemd/system/multi-user.target.wants/worker.service,",
        "/etc/systemd/system.conf,",
        "/etc/systemd/journald.conf.d/x.conf,",
        "/srv/etc/systemd/system/worker.service,",
        "/etc/systemd/system/docker.service.d/.a.conf,",
        "/etc/systemd/system/a*.service,",
        "/etc/systemd/system/$(reboot).service,",
        "/etc/systemd/system/a b.service,",
        "/etc/systemd/system/a\"b.service.d/c.conf,"
    })
    void a_path_tells_which_unit_it_is_about(String path, @Nullable String unit) {
        assertThat(UnitFiles.unit(path)).isEqualTo(unit);
    }
}
