package dev.fairlead.cli.fleet;

import dev.fairlead.cli.line.Answer;
import dev.fairlead.cli.line.Standing;
import dev.fairlead.cli.view.Golden;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetJsonTest {
    @Test
    void each_server_has_its_own_document_or_says_why_not() {
        var out = new ByteArrayOutputStream();
        new FleetJson(new PrintStream(out, true, StandardCharsets.UTF_8))
                .end(
                        List.of(
                                new Heard(
                                        "servers/web-1.yaml",
                                        new Answer("{\"formatVersion\": 1}", "a remark\n", Standing.PENDING, 3),
                                        "a warning\n"),
                                new Heard(
                                        "servers/web-2.yaml",
                                        new Answer("{\"formatVersion\": 1}", Standing.WELL, 0),
                                        ""),
                                new Heard(
                                        "servers/web-3.yaml",
                                        new Answer("", Standing.UNKNOWN, 4),
                                        "error: `203.0.113.7` does not answer.\n")),
                        Duration.ZERO);
        Golden.check("fleet.json", out.toString(StandardCharsets.UTF_8));
    }
}
