package dev.fairlead.host.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.lock.LockHolder;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.memory.Release;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.status.StatusReport.AppStatus;
import dev.fairlead.host.status.StatusReport.CertificateStatus;
import dev.fairlead.host.status.StatusReport.ContainerStatus;
import dev.fairlead.host.status.StatusReport.JobStatus;
import dev.fairlead.host.status.StatusReport.ServiceStatus;
import dev.fairlead.host.status.StatusReport.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What boxes say of how they do, and what is made of it. */
class StatusQuestionTest {
    private static final ServerModel MODEL = model("""
            name: shop
            ssh: {user: admin, address: box.example.com}
            app:
              directory: /opt/shop
              image: registry.example/shop
              tag: v2
              containerPort: 8000
              ports: {blue: 8000, green: 8001}
            nginx:
              serverNames: [shop.example, www.shop.example]
              locations: [{path: /, serve: app}]
            jobs:
              mail: {schedule: "0 9 * * *", command: [send]}
              tidy: {schedule: "@daily", command: [tidy]}
            services:
              worker: {command: [work]}
              cache: {image: registry.example/cache, tag: v1}
            """);

    private static final Release LIVE = new Release(
            "shop",
            "registry.example/shop",
            "v2",
            "sha256:" + "2".repeat(64),
            Colour.GREEN,
            Instant.parse("2026-03-01T12:00:00Z"),
            2,
            "ops@laptop");

    private static final List<String> WELL = """
            system Debian GNU/Linux 12 (bookworm)
            up 86500
            load 0.10
            disk 5368709120 21474836480
            mem.MemTotal 2048000
            mem.MemFree 100
            mem.MemAvailable 1024000
            mem.SwapTotal 1048576
            mem.SwapFree 1048000
            job shop_mail {"start": "2026-03-02T09:00:00Z", "end": "2026-03-02T09:00:09Z", "exit": 0, "seconds": 9, "outcome": "done"}
            certificate shop.example 63
            container /shop-green running healthy 2026-03-01T12:00:01.123456789Z 0
            container /shop-service_worker running none 2026-03-01T12:00:05.1Z 0
            """.lines().toList();

    @Test
    void a_box_that_does_well() {
        assertThat(read(WELL, LIVE))
                .isEqualTo(new StatusReport(
                        "Debian GNU/Linux 12 (bookworm)",
                        86_500,
                        "0.10",
                        new Usage(5_368_709_120L, 21_474_836_480L),
                        new Usage(1_048_576_000L, 2_097_152_000L),
                        new Usage(576 * 1024, 1_073_741_824L),
                        List.of(new AppStatus(
                                "shop",
                                LIVE,
                                null,
                                new ContainerStatus(
                                        "shop-green", "running", "healthy", "2026-03-01T12:00:01.123456789Z", 0),
                                null,
                                List.of(
                                        new ServiceStatus(
                                                "worker",
                                                new ContainerStatus(
                                                        "shop-service_worker",
                                                        "running",
                                                        "none",
                                                        "2026-03-01T12:00:05.1Z",
                                                        0)),
                                        new ServiceStatus("cache", null)),
                                List.of(new CertificateStatus("shop.example", 63)),
                                List.of(
                                        new JobStatus("mail", "0 9 * * *", "2026-03-02T09:00:00Z", 0, "done"),
                                        new JobStatus("tidy", "@daily", null, null, null)))),
                        null));
    }

    @Test
    void the_container_is_the_live_colours_own() {
        var both = List.of(
                "container /shop-blue exited none 2026-01-01T12:00:00Z 0",
                "container /shop-green restarting unhealthy 2026-03-01T12:00:00Z 17");
        assertThat(app(read(both, LIVE)).container())
                .isEqualTo(new ContainerStatus("shop-green", "restarting", "unhealthy", "2026-03-01T12:00:00Z", 17));
        assertThat(app(read(both, null)).container())
                .isEqualTo(new ContainerStatus("shop-blue", "exited", "none", "2026-01-01T12:00:00Z", 0));
    }

    @Test
    void a_container_that_somebody_made_of_another_image_is_told_from_the_release() {
        String line = "container /shop-green running healthy 2026-03-01T12:00:01Z 0 ";

        assertThat(app(read(List.of(line + LIVE.reference()), LIVE)).otherImage())
                .isNull();
        assertThat(app(read(List.of(line + "registry.example/shop:v1"), LIVE)).otherImage())
                .isEqualTo("registry.example/shop:v1");
        assertThat(app(read(List.of(line + "registry.example/shop:v1"), null)).otherImage())
                .isNull();
    }

    @Test
    void the_last_run_of_a_job_that_failed_or_took_too_long() {
        var lines = List.of(
                "job shop_mail {\"start\": \"2026-03-02T09:00:00Z\", \"exit\": 3, \"seconds\": 1, \"outcome\": \"failed\"}",
                "job shop_tidy {\"start\": \"2026-03-02T00:00:00Z\", \"exit\": 124, \"outcome\": \"timed out\"}");
        assertThat(app(read(lines, LIVE)).jobs())
                .containsExactly(
                        new JobStatus("mail", "0 9 * * *", "2026-03-02T09:00:00Z", 3, "failed"),
                        new JobStatus("tidy", "@daily", "2026-03-02T00:00:00Z", 124, "timed out"));
    }

    @Test
    void nothing_is_known_of_a_run_whose_record_is_torn() {
        var lines = List.of("job shop_mail {\"start\": \"2026-03-02T", "job shop.tidy ");
        assertThat(app(read(lines, LIVE)).jobs())
                .containsExactly(
                        new JobStatus("mail", "0 9 * * *", null, null, null),
                        new JobStatus("tidy", "@daily", null, null, null));
    }

    @Test
    void a_certificate_that_is_over_has_less_than_no_days() {
        assertThat(app(read(List.of("certificate www.shop.example -4"), LIVE)).certificates())
                .containsExactly(new CertificateStatus("www.shop.example", -4));
    }

    @Test
    void a_box_with_nothing_installed() {
        assertThat(app(read(List.of("system Debian GNU/Linux 13 (trixie)", "up 5", "load 0.00"), null)))
                .isEqualTo(new AppStatus(
                        "shop",
                        null,
                        null,
                        null,
                        null,
                        List.of(new ServiceStatus("worker", null), new ServiceStatus("cache", null)),
                        List.of(),
                        List.of(
                                new JobStatus("mail", "0 9 * * *", null, null, null),
                                new JobStatus("tidy", "@daily", null, null, null))));
    }

    @Test
    void lines_that_make_no_sense_are_passed_over() {
        var lines =
                List.of("disk  ", "up", "mem.MemTotal much", "container", "certificate shop.example soon", "", "job");
        StatusReport report = read(lines, null);
        assertThat(report.disk()).isEqualTo(new Usage(0, 0));
        assertThat(report.memory()).isEqualTo(new Usage(0, 0));
        assertThat(app(report).container()).isNull();
        assertThat(app(report).certificates()).isEmpty();
    }

    @Test
    void whoever_changes_the_box_is_told() {
        var holder = new LockHolder("ops@laptop", "2026-03-01T12:00:00Z", 3);
        assertThat(StatusQuestion.read(WELL, MODEL, memory(LIVE), holder).changing())
                .isEqualTo(holder);
    }

    @Test
    void the_question_runs_in_a_real_shell_and_finds_the_last_run(@TempDir Path memory) throws IOException {
        Files.createDirectories(memory.resolve("jobs"));
        Files.writeString(
                memory.resolve("jobs/shop_mail.last"),
                "{\"start\": \"2026-03-02T09:00:00Z\", \"exit\": 7, \"outcome\": \"failed\"}\n");
        Answer.Finished answer = LocalBox.run("status", "FAIRLEAD='" + memory + "'\n" + StatusQuestion.script(MODEL));
        assertThat(answer.stderr()).isEmpty();
        StatusReport report = read(answer.stdout().value().lines().toList(), LIVE);
        assertThat(report.upSeconds()).isPositive();
        assertThat(report.disk().total()).isGreaterThan(report.disk().used());
        assertThat(report.memory().total()).isGreaterThan(report.memory().used());
        assertThat(app(report).jobs().getFirst())
                .isEqualTo(new JobStatus("mail", "0 9 * * *", "2026-03-02T09:00:00Z", 7, "failed"));
    }

    private static AppStatus app(StatusReport report) {
        return report.apps().getFirst();
    }

    private static StatusReport read(List<String> lines, @Nullable Release live) {
        return StatusQuestion.read(lines, MODEL, memory(live), null);
    }

    private static BoxMemory memory(@Nullable Release live) {
        BoxMemory blank = BoxMemory.blank(LocalBox.KEY);
        return live == null ? blank : blank.with(List.of(live), Set.of(live.app()));
    }

    private static ServerModel model(String yaml) {
        return ModelReader.read(new SourceText("fairlead.yaml", yaml), List.of());
    }
}
