package dev.fairlead.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.host.doctor.Diagnosis;
import dev.fairlead.host.doctor.Finding;
import dev.fairlead.host.doctor.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorViewsTest {
    private static final Duration TOOK = Duration.ofMillis(812);
    private static final Finding WELL = new Finding("engine", Severity.OK, "Docker 26.1.5 answers.", null, null);
    private static final Diagnosis DIAGNOSIS = new Diagnosis(
            "shop",
            List.of(
                    new Finding(
                            "ports",
                            Severity.PROBLEM,
                            "Port 8001 is taken by `\033[2J`.",
                            "It listens on 127.0.0.1.",
                            "kill 4242"),
                    WELL,
                    new Finding("reboot", Severity.WARNING, "An update waits for a reboot.", null, "systemctl reboot"),
                    new Finding("clock", Severity.UNKNOWN, "The box's answer could not be read.", "one\ntwo\n", null)));

    @Test
    void a_diagnosis_for_a_person() {
        Golden.check("doctor", DoctorText.of(DIAGNOSIS, TOOK, Ink.PLAIN));
    }

    @Test
    void nothing_wrong_for_a_person() {
        Golden.check("doctor-well", DoctorText.of(new Diagnosis("shop", List.of(WELL)), TOOK, Ink.PLAIN));
    }

    @Test
    void a_diagnosis_for_a_program() {
        Golden.check("doctor.json", DoctorJson.of(DIAGNOSIS));
    }

    @Test
    void what_a_box_says_does_not_steer_the_terminal() {
        assertThat(DoctorText.of(DIAGNOSIS, TOOK, Ink.PLAIN)).doesNotContain("\033");
        assertThat(DoctorText.of(DIAGNOSIS, TOOK, Ink.COLOUR).replaceAll("\033\\[\\d*m", ""))
                .isEqualTo(DoctorText.of(DIAGNOSIS, TOOK, Ink.PLAIN));
    }
}
