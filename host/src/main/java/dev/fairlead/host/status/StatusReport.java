package dev.fairlead.host.status;

import dev.fairlead.host.lock.LockHolder;
import dev.fairlead.host.memory.Release;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a box is doing, as opposed to whether it is as it should be.
 *
 * @param system the distribution's own name for itself
 * @param upSeconds since it booted
 * @param load the run queue's average over one minute
 */
public record StatusReport(
        String system,
        long upSeconds,
        String load,
        Usage disk,
        Usage memory,
        Usage swap,
        List<AppStatus> apps,
        @Nullable LockHolder changing) {
    public StatusReport {
        apps = List.copyOf(apps);
    }

    /** In bytes. */
    public record Usage(long used, long total) {}

    /**
     * @param live the release that the ledger names, or null before the first
     * @param unfinished one that began, and of whose end nothing is known
     * @param otherImage what its container runs, by name and tag or digest, where that is not the release's image
     * @param services the containers beside it that there are
     * @param certificates of the app's server names that the box has
     */
    public record AppStatus(
            String name,
            @Nullable Release live,
            @Nullable Release unfinished,
            @Nullable ContainerStatus container,
            @Nullable String otherImage,
            List<ServiceStatus> services,
            List<CertificateStatus> certificates,
            List<JobStatus> jobs) {
        public AppStatus {
            services = List.copyOf(services);
            certificates = List.copyOf(certificates);
            jobs = List.copyOf(jobs);
        }
    }

    /**
     * @param state as Docker names it: {@code running}, {@code exited}
     * @param health what Docker says of it: "healthy", "unhealthy", "starting", or "none" for an image without a check
     * @param startedAt ISO 8601
     */
    public record ContainerStatus(String name, String state, String health, String startedAt, int restarts) {}

    /**
     * @param name in the model
     * @param container null where there is none
     */
    public record ServiceStatus(String name, @Nullable ContainerStatus container) {}

    /** @param daysLeft negative once it is over */
    public record CertificateStatus(String name, long daysLeft) {}

    /**
     * The last run of a job.
     *
     * @param startedAt ISO 8601, or null if it never ran
     * @param exit its exit status
     * @param outcome in a word or two: {@code done}, {@code failed}, {@code timed out}
     */
    public record JobStatus(
            String name,
            String schedule,
            @Nullable String startedAt,
            @Nullable Integer exit,
            @Nullable String outcome) {
        /** Cut off at its time limit. */
        public boolean isTimedOut() {
            return "timed out".equals(outcome);
        }
    }
}
