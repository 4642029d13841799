package dev.fairlead.host.kind.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.host.kind.LocalBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found out before an authority is asked. */
class CertificateScriptTest {
    @TempDir
    Path memory;

    @Test
    void nothing_in_the_way_lets_it_ask() throws IOException {
        assertThat(preflight("192.0.2.1 192.0.2.2", "ours")).isEmpty();
        try (var left = Files.list(memory.resolve("acme/.well-known/acme-challenge"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_name_without_a_record_is_refused() {
        assertThat(preflight("", "ours"))
                .isEqualTo("example.com does not resolve: give it a DNS record that leads to this box. "
                        + "The authority was not asked, and the site is served as before.");
    }

    @Test
    void a_name_that_leads_to_another_server_is_refused() {
        assertThat(preflight("192.0.2.1 192.0.2.9", "not found"))
                .contains("example.com leads to 192.0.2.9, where another server answers");
    }

    @Test
    void a_name_that_leads_to_silence_is_refused() {
        assertThat(preflight("192.0.2.9", "")).contains("192.0.2.9, where port 80 gives no answer");
    }

    @Test
    void a_shut_port_of_this_box_is_told_as_that() {
        assertThat(preflight("203.0.113.7", "")).contains("Port 80 of this box is shut at 203.0.113.7");
    }

    @Test
    void the_last_certificate_of_a_week_is_left_for_a_renewal() throws IOException {
        ledger("certificate", 3, ChronoUnit.DAYS);
        assertThat(preflight("192.0.2.1", "ours")).contains("4 certificates for these names were issued within a week");
    }

    @Test
    void failures_of_the_last_hour_count() throws IOException {
        ledger("certificate-failed", 10, ChronoUnit.MINUTES);
        assertThat(preflight("192.0.2.1", "ours")).contains("4 requests for these names failed within an hour");
    }

    @Test
    void what_is_long_past_does_not_count() throws IOException {
        ledger("certificate", 8, ChronoUnit.DAYS);
        assertThat(preflight("192.0.2.1", "ours")).isEmpty();
    }

    private void ledger(String event, int ago, ChronoUnit unit) throws IOException {
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(ago, unit);
        String line = "{\"at\":\"" + at + "\",\"by\":\"me\",\"event\":\"" + event + "\",\"names\":\"example.com\"}\n";
        Files.writeString(memory.resolve("ledger"), line.repeat(4));
    }

    /** @param elsewhere what 192.0.2.9 and 203.0.113.7 answer */
    private String preflight(String places, String elsewhere) {
        return LocalBox.run(
                        "preflight",
                        "FAIRLEAD='" + memory + "' fl_lineage=example.com fl_names=example.com fl_email=a@b fl_limit=4"
                                + " fl_reached=203.0.113.7 fl_ca= fl_site=/none fl_directory=https://acme.example\n"
                                + CertificateScript.FUNCTIONS
                                + """
                                fl_fetch() {
                                    case $1 in
                                    192.0.2.9 | 203.0.113.7) printf %s 'ELSEWHERE' ;;
                                    *) cat "$FAIRLEAD/acme/.well-known/acme-challenge/$fl_file" ;;
                                    esac
                                }
                                timeout() { shift 3; for fl_one in PLACES; do echo "$fl_one STREAM $1"; done; }
                                hostname() { echo 10.0.0.5; }
                                """.replace("PLACES", places).replace("ELSEWHERE", elsewhere) + "(\n"
                                + CertificateScript.PREFLIGHT + ")")
                .stderr();
    }
}
