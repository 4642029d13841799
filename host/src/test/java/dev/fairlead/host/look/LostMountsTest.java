package dev.fairlead.host.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.host.expansion.SmallModel;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.ssh.HostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LostMountsTest {
    private static final State BEFORE = State.EMPTY
            .plain("image", "old")
            .plain("volume./app/data", "/opt/shop/data")
            .plain("volume./app/logs", "what was once /opt/shop/logs")
            .plain("volume./app/pages", "/opt/shop/pages:ro");

    private static final State AFTER = BEFORE.plain("image", "new").plain("volume./app/logs", "/opt/shop/logs");

    private static Plan plan(State after) {
        var gone = new ContainerKind.Gone("shop", 0, Duration.ZERO);
        Resource<ContainerKind.Declaration> container = Resource.of(ContainerKind.CONTAINER, "shop", gone, "app");
        return plan(new Change<>(container, Action.REPLACE, Cause.MODEL, BEFORE, after));
    }

    private static Plan plan(Change<?> change) {
        return new Plan("shop", List.of(change), List.of(), List.of(), 0, List.of(), Map.of(), List.of());
    }

    @Test
    void what_is_mounted_as_before_or_besides_is_not_told() {
        assertThat(LostMounts.notes(plan(AFTER))).isEmpty();
        assertThat(LostMounts.notes(plan(AFTER.plain("volume./app/pages", "/opt/shop/pages"))))
                .isEmpty();
        assertThat(LostMounts.notes(plan(AFTER.plain("volume./app/more", "/opt/shop/more"))))
                .isEmpty();
    }

    @Test
    void what_is_mounted_no_more_or_from_elsewhere_is() {
        assertThat(LostMounts.notes(plan(AFTER.without("volume./app/data").plain("volume./app/pages", "/srv/pages"))))
                .containsExactly(
                        "`shop` keeps /app/data in /opt/shop/data, and the model says it no more: what is written there"
                                + " from then on is lost with its container.",
                        "`shop` keeps /app/pages in /opt/shop/pages, and the model says /srv/pages: nothing is moved there.");
        assertThatThrownBy(() -> LostMounts.requireNone(plan(AFTER.without("volume./app/data"))))
                .isInstanceOf(HostException.class)
                .hasMessageStartingWith("Nothing was released: ");
    }

    @Test
    void a_service_that_keeps_nothing_is_told_when_it_is_made_anew() {
        ServerModel model = SmallModel.with(
                "services:",
                "  worker: {command: [work]}",
                "  cache: {image: docker.io/library/redis, tag: '7'}",
                "  redis: {image: docker.io/library/redis, tag: '7', volumes: [{host: redis, container: /data}]}");

        assertThat(UnseenBox.resources(model).stream()
                        .flatMap(each -> LostMounts.ofForgetful(plan(anew(each))).stream()))
                .containsExactly("`shop-service_cache` is made anew and has no `volumes`: what it has written into its"
                        + " container is not in the next one.");
    }

    private static <D> Change<D> anew(Resource<D> resource) {
        return new Change<>(resource, Action.REPLACE, Cause.MODEL, BEFORE, AFTER);
    }

    @Test
    void what_is_no_container_has_no_mounts() {
        var file = FileKind.text("/etc/motd", "x", "0644", "system.files");

        assertThat(LostMounts.notes(plan(new Change<>(file, Action.UPDATE, Cause.MODEL, BEFORE, State.EMPTY))))
                .isEmpty();
    }
}
