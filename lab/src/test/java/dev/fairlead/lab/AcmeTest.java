package dev.fairlead.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.lab.machine.LabException;
import dev.fairlead.lab.machine.Prerequisites;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcmeTest {
    @TempDir
    Path directory;

    @Test
    void it_is_there_from_start_to_stop_and_known_by_an_authority_of_its_own() {
        Prerequisites.ensure(phrase -> {});
        var acme = new Acme(directory, loopback());
        try {
            acme.start();
            assertThat(acme.root()).contains("BEGIN CERTIFICATE");
            acme.point(List.of("www.example.com"), "127.0.0.1");
            acme.stop();
            assertThatThrownBy(acme::root).isInstanceOf(LabException.class);
        } finally {
            Acme.stopIn(directory);
        }
    }

    /** Of this run alone, since others may test beside it. */
    private static String loopback() {
        long pid = ProcessHandle.current().pid();
        return "127." + (1 + pid % 250) + "." + pid / 250 % 250 + ".1";
    }
}
