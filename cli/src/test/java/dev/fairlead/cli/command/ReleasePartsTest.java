package dev.fairlead.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.view.Course;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Step;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.kind.app.ReleaseSteps;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReleasePartsTest {
    private static final Address SHOP = Address.host("container", "shop");
    private static final Address BLOG = Address.host("container", "blog");

    private final AtomicLong now = new AtomicLong();
    private final ReleaseParts parts = new ReleaseParts(Stopwatch.started(now::get));

    private static PlannedStep step(int index, Step step) {
        return new PlannedStep(index, step, Set.of(), List.of());
    }

    private static PlannedStep slow(int index, Address address, String title) {
        return step(index, Step.slow(title, List.of(address), ""));
    }

    private void after(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private void starts(PlannedStep step, int start, int health) {
        parts.began(step);
        after(start);
        parts.said(step, ReleaseSteps.RUNS);
        after(health);
        parts.ended(step);
    }

    @Test
    void start_and_health_are_told_apart_by_what_the_step_says_between_them() {
        starts(slow(0, SHOP, "start shop-green"), 2, 5);

        assertThat(parts.of(slow(1, SHOP, "switch to shop-green")))
                .isEqualTo(new Course.Parts(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(5)));
    }

    @Test
    void of_images_that_come_side_by_side_the_longest_counts() {
        PlannedStep one = step(0, Step.pull("pull shop", SHOP, new Work.Pull("i/shop", "v1")));
        PlannedStep other = step(1, Step.pull("pull blog", BLOG, new Work.Pull("i/blog", "v1")));

        parts.began(one);
        parts.began(other);
        after(3);
        parts.ended(other);
        after(4);
        parts.ended(one);

        assertThat(parts.of(slow(2, SHOP, "switch to shop-green")).pull()).hasSeconds(7);
    }

    @Test
    void what_one_app_takes_is_not_told_of_another() {
        starts(slow(0, SHOP, "start shop-green"), 2, 5);
        starts(slow(1, BLOG, "start blog-blue"), 1, 1);

        assertThat(parts.of(slow(2, SHOP, "switch to shop-green")).health()).hasSeconds(5);
    }

    @Test
    void a_step_that_never_came_to_run_its_container_has_no_parts() {
        PlannedStep failed = slow(0, SHOP, "start shop-green");
        parts.began(failed);
        after(9);
        parts.ended(failed);

        assertThat(parts.of(slow(1, SHOP, "switch to shop-green"))).isEqualTo(Course.Parts.NONE);
    }
}
