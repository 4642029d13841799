package dev.fairlead.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.plan.Plan;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.lock.LockHolder;
import dev.fairlead.host.memory.Release;
import dev.fairlead.host.status.StatusReport;
import dev.fairlead.host.status.StatusReport.AppStatus;
import dev.fairlead.host.status.StatusReport.CertificateStatus;
import dev.fairlead.host.status.StatusReport.ContainerStatus;
import dev.fairlead.host.status.StatusReport.JobStatus;
import dev.fairlead.host.status.StatusReport.ServiceStatus;
import dev.fairlead.host.status.StatusReport.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusViewsTest {
    private static final Duration TOOK = Duration.ofMillis(812);
    private static final String DEBIAN = "Debian GNU/Linux 12 (bookworm)";
    private static final long GIB = 1L << 30;

    private static final AppStatus WELL = app(
            "shop",
            new ContainerStatus("shop-green", "running", "healthy", "2026-11-24T03:04:05.123456789Z", 0),
            null,
            List.of(new ServiceStatus(
                    "worker",
                    new ContainerStatus("shop-service_worker", "running", "none", "2026-11-24T03:04:09Z", 0))),
            List.of(new CertificateStatus("shop.example", 63)),
            List.of(job("mail", 0, "done"), new JobStatus("tidy", "@daily", null, null, null)));

    private static final AppStatus ILL = app(
            "blog",
            new ContainerStatus("blog-green", "running", "unhealthy", "2026-11-24T03:04:05Z", 3),
            "registry.example/blog:v0.9",
            List.of(
                    new ServiceStatus(
                            "worker",
                            new ContainerStatus(
                                    "blog-service_worker", "restarting", "none", "2026-11-24T03:04:09Z", 7)),
                    new ServiceStatus("cache", null)),
            List.of(
                    new CertificateStatus("blog.example", 20),
                    new CertificateStatus("www.blog.example", 1),
                    new CertificateStatus("old.blog.example", -2)),
            List.of(job("mail", 3, "failed"), job("tidy", 124, "timed out")));

    private static final AppStatus NOTHING = new AppStatus(
            "wiki",
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(new JobStatus("tidy", "\033[2J", null, null, null)));

    private static AppStatus app(
            String name,
            ContainerStatus container,
            @Nullable String otherImage,
            List<ServiceStatus> services,
            List<CertificateStatus> certificates,
            List<JobStatus> jobs) {
        var live = new Release(
                name,
                "registry.example/" + name,
                "v1.0.6",
                "sha256:" + "4".repeat(64),
                Colour.GREEN,
                Instant.parse("2026-11-24T03:04:05Z"),
                4,
                "ops@laptop");
        return new AppStatus(name, live, null, container, otherImage, services, certificates, jobs);
    }

    private static JobStatus job(String name, int exit, String outcome) {
        return new JobStatus(name, "0 9 * * *", "2026-11-24T09:00:00Z", exit, outcome);
    }

    private static StatusReport report(Usage disk, @Nullable LockHolder changing, AppStatus... apps) {
        return new StatusReport(
                DEBIAN,
                9 * 86_400 + 60,
                "0.10",
                disk,
                new Usage(GIB / 4, GIB / 2),
                new Usage(0, GIB),
                List.of(apps),
                changing);
    }

    private static String text(StatusReport report, Plan plan, Ink ink) {
        return StatusText.of(null, report, plan, TOOK, ink);
    }

    @Test
    void a_box_that_does_well() {
        Golden.check("status", text(report(new Usage(5 * GIB, 20 * GIB), null, WELL), Plans.inSync(), Ink.PLAIN));
    }

    @Test
    void a_box_that_does_not() {
        var holder = new LockHolder("ops@laptop", "2026-11-24T09:00:00Z", 3);
        Golden.check(
                "status-ill",
                text(report(new Usage(19 * GIB, 20 * GIB), holder, ILL), Plans.ofEverything(), Ink.PLAIN));
    }

    @Test
    void a_box_with_nothing_installed() {
        var fresh = new StatusReport(
                DEBIAN,
                75,
                "0.00",
                new Usage(GIB / 2, 20 * GIB),
                new Usage(0, GIB),
                new Usage(0, 0),
                List.of(NOTHING),
                null);
        Golden.check("status-nothing", text(fresh, Plans.ofEverything(), Ink.PLAIN));
    }

    @Test
    void the_jobs_alone() {
        Golden.check("jobs", JobsText.of(List.of(WELL, ILL, NOTHING), Ink.PLAIN) + JobsText.of(List.of(), Ink.PLAIN));
    }

    @Test
    void what_needs_a_look_is_not_green() {
        String ill = text(report(new Usage(19 * GIB, 20 * GIB), null, ILL), Plans.inSync(), Ink.COLOUR);
        assertThat(ill)
                .contains(Ink.COLOUR.red("running, unhealthy, restarted 3 times"))
                .contains(Ink.COLOUR.yellow("1 day left"))
                .contains(Ink.COLOUR.yellow("expired"))
                .contains(Ink.COLOUR.red("exit status 3"))
                .contains(Ink.COLOUR.red("timed out"))
                .contains(Ink.COLOUR.red("19.0 GiB of 20.0 GiB (95 %)"));
        String well = text(report(new Usage(5 * GIB, 20 * GIB), null, WELL), Plans.inSync(), Ink.COLOUR);
        assertThat(well)
                .contains(Ink.COLOUR.green("running, healthy"))
                .contains(Ink.COLOUR.green("succeeded"))
                .contains("63 days left");
    }

    @Test
    void what_a_box_says_does_not_steer_the_terminal() {
        String plain = text(report(new Usage(0, 0), null, NOTHING), Plans.inSync(), Ink.PLAIN);
        assertThat(plain).doesNotContain("\033");
    }
}
