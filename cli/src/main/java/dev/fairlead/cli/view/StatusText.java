package dev.fairlead.cli.view;

import dev.fairlead.core.plan.Plan;
import dev.fairlead.host.lock.LockHolder;
import dev.fairlead.host.memory.Release;
import dev.fairlead.host.status.StatusReport;
import dev.fairlead.host.status.StatusReport.AppStatus;
import dev.fairlead.host.status.StatusReport.CertificateStatus;
import dev.fairlead.host.status.StatusReport.ContainerStatus;
import dev.fairlead.host.status.StatusReport.JobStatus;
import dev.fairlead.host.status.StatusReport.ServiceStatus;
import dev.fairlead.host.status.StatusReport.Usage;
import dev.fairlead.lightsail.account.Alarm;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.session.CloudStatus;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a box is doing, and whether it is as its model says. */
public final class StatusText {
    private static final long FEW_DAYS = 21;
    private static final double NEARLY_FULL = 0.9;
    private static final int LABEL = 13;

    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    private StatusText(Ink ink) {
        this.ink = ink;
    }

    /** What Lightsail says alone. */
    public static String of(CloudStatus cloud, Ink ink) {
        var text = new StatusText(ink);
        text.lines.add(ink.bold(Printable.line(cloud.server())));
        text.cloud(cloud);
        return String.join("\n", text.lines) + "\n";
    }

    /** @param cloud null for a box that nobody looks at from outside */
    public static String of(@Nullable CloudStatus cloud, StatusReport report, Plan plan, Duration took, Ink ink) {
        var text = new StatusText(ink);
        text.lines.add(ink.bold(Printable.line(plan.server())));
        if (cloud != null) {
            text.cloud(cloud);
        }
        text.box(report);
        text.line("model", text.sync(plan) + " (" + Amount.of(took) + ")");
        LockHolder holder = report.changing();
        if (holder != null) {
            text.line("lock", ink.yellow("held by " + Printable.line(holder.who()) + " since " + holder.since()));
        }
        report.apps().forEach(app -> text.app(app, holder != null));
        return String.join("\n", text.lines) + "\n";
    }

    private void cloud(CloudStatus cloud) {
        Instance instance = cloud.instance();
        if (instance == null) {
            line("instance", ink.red("none"));
            return;
        }
        String power = Printable.line(instance.power());
        line(
                "instance",
                (instance.isRunning() ? ink.green(power) : ink.red(power)) + "  " + Printable.line(instance.bundle())
                        + " in " + Printable.line(instance.availabilityZone())
                        + (cloud.price() == null
                                ? ""
                                : "  " + cloud.price().setScale(2, RoundingMode.HALF_UP) + " USD a month"));
        String kept = cloud.staticIp() == null
                ? ink.yellow("changes when it is stopped")
                : "static, " + Printable.line(cloud.staticIp());
        line("address", (instance.address() == null ? "none" : Printable.line(instance.address())) + "  " + kept);
        String daily =
                instance.snapshotHour() == null ? "none taken daily" : "daily at " + instance.snapshotHour() + " UTC";
        line(
                "snapshot",
                (cloud.snapshot() == null ? ink.yellow("none yet") : "last at " + cloud.snapshot()) + "  " + daily);
        cloud.disks()
                .forEach(disk -> line(
                        "block disk",
                        Printable.line(disk.name()) + "  " + disk.sizeInGb() + " GB as "
                                + Printable.line(String.valueOf(disk.path()))));
        cloud.alarms().forEach(alarm -> line("alarm", Printable.line(alarm.name()) + "  " + state(alarm)));
    }

    private String state(Alarm alarm) {
        String state = Printable.line(alarm.state());
        return switch (alarm.state()) {
            case "OK" -> ink.green(state);
            case "ALARM" -> ink.red(state);
            default -> ink.yellow(state);
        };
    }

    private void box(StatusReport report) {
        line("system", Printable.line(report.system()));
        line("up", days(report.upSeconds()) + ", load " + report.load());
        line("disk", usage(report.disk()));
        line("memory", usage(report.memory()));
        if (report.swap().total() > 0) {
            line("swap", usage(report.swap()));
        }
    }

    private void app(AppStatus app, boolean isChanging) {
        lines.add("");
        lines.add(ink.bold(Printable.line(app.name())));
        Release live = app.live();
        line(
                "release",
                live == null
                        ? ink.yellow("none yet")
                        : Printable.line(live.tag()) + "  " + Printable.cut(live.digest(), 19) + "  " + live.colour()
                                + "  since " + live.at());
        Release unfinished = app.unfinished();
        if (unfinished != null) {
            line("unfinished", ink.yellow(ReleaseText.unfinished(unfinished, isChanging)));
        }
        ContainerStatus container = app.container();
        line("container", container == null ? ink.red("none") : container(container));
        if (app.otherImage() != null) {
            line("runs", ink.yellow(Printable.line(app.otherImage()) + ", which is not the release's image"));
        }
        app.services().forEach(service -> line("service", service(service)));
        app.certificates().forEach(certificate -> line("certificate", certificate(certificate)));
        app.jobs().forEach(job -> line("job", job(job)));
    }

    private String service(ServiceStatus service) {
        ContainerStatus container = service.container();
        return Printable.line(service.name()) + "  " + (container == null ? ink.red("none") : container(container));
    }

    private String container(ContainerStatus container) {
        boolean isWell =
                container.state().equals("running") && !container.health().equals("unhealthy");
        String health = container.health().equals("none") ? "" : ", " + container.health();
        String restarts = container.restarts() == 0 ? "" : ", restarted " + Amount.of(container.restarts(), "time");
        String state = container.state() + health + restarts;
        return container.name() + "  " + (isWell ? ink.green(state) : ink.red(state)) + "  since "
                + container.startedAt().replaceFirst("\\.\\d+Z$", "Z");
    }

    private String certificate(CertificateStatus certificate) {
        String left = certificate.daysLeft() < 0 ? "expired" : Amount.of(certificate.daysLeft(), "day") + " left";
        return certificate.name() + "  " + (certificate.daysLeft() < FEW_DAYS ? ink.yellow(left) : left);
    }

    private String job(JobStatus job) {
        return Printable.line(job.name()) + "  at " + Printable.line(job.schedule()) + "  " + JobsText.last(job, ink);
    }

    private String usage(Usage usage) {
        double share = usage.total() == 0 ? 0 : (double) usage.used() / usage.total();
        String text = size(usage.used()) + " of " + size(usage.total()) + " (" + Math.round(share * 100) + " %)";
        return share >= NEARLY_FULL ? ink.red(text) : text;
    }

    private static String size(long bytes) {
        double mebibytes = bytes / (1024.0 * 1024.0);
        return mebibytes < 1024
                ? String.format(Locale.ROOT, "%.0f MiB", mebibytes)
                : String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024);
    }

    private static String days(long seconds) {
        long days = seconds / 86_400;
        return days > 0 ? Amount.of(days, "day") : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    private String sync(Plan plan) {
        return plan.changes().isEmpty() && plan.unseen().isEmpty()
                ? ink.green("in sync: " + Amount.of(plan.unchanged(), "thing") + " as it says")
                : ink.yellow(PlanText.summary(plan));
    }

    private void line(String label, String value) {
        lines.add("  " + label + " ".repeat(Math.max(1, LABEL - label.length())) + value);
    }
}
