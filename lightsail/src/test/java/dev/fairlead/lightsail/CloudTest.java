package dev.fairlead.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.lightsail.api.LightsailException;
import dev.fairlead.lightsail.expansion.Ownership;
import dev.fairlead.lightsail.session.Cloud;
import dev.fairlead.lightsail.session.CloudSight;
import dev.fairlead.lightsail.session.FinalSnapshot;
import dev.fairlead.lightsail.session.LiveCloud;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lightsail.model.Tag;

/** The section of a model and its region: what is looked at, what is refused, what it costs. */
class CloudTest {
    private static final String MODEL = Shop.text("""
        keyPair: {name: shop-key, publicKeyFile: id.pub}
        staticIp: shop-ip
        firewall: [{port: 22}, {port: 443}]
        automaticSnapshots: "06:00"
        tags: {project: shop}
        """);

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.in(directory);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Cloud cloud(String text) {
        return cloud(text, Shop.KEY);
    }

    private Cloud cloud(String text, @Nullable String key) {
        ServerModel model = ModelReader.read(new SourceText("fairlead.yaml", text), List.of());
        return LiveCloud.open(model, rig.environment(), rig.patience(), key, Instant.parse("2026-01-02T03:04:05Z"));
    }

    private static CloudSight look(Cloud cloud) {
        return cloud.look(line -> {});
    }

    private static void apply(Cloud cloud) throws InterruptedException {
        assertThat(cloud.perform(look(cloud).plan(), StepListener.SILENT, () -> false)
                        .values())
                .allSatisfy(end -> assertThat(end).isInstanceOf(StepOutcome.Succeeded.class));
    }

    @Test
    void a_look_at_what_is_as_it_should_be_takes_four_calls_and_finds_nothing() throws InterruptedException {
        try (Cloud cloud = cloud(MODEL)) {
            assertThat(look(cloud).boot()).isNotNull();
            assertThat(look(cloud).isBoxNew()).isTrue();
            apply(cloud);
            rig.fake().faults().forgetCalls();

            CloudSight after = look(cloud);

            assertThat(after.plan().isEmpty()).isTrue();
            assertThat(after.boot()).isNull();
            assertThat(rig.fake().faults().calls())
                    .containsExactlyInAnyOrder("GetInstances", "GetKeyPairs", "GetStaticIps", "GetBundles");
        }
    }

    @Test
    void before_a_migration_the_disk_is_kept_once() throws InterruptedException {
        try (Cloud cloud = cloud(MODEL)) {
            apply(cloud);
            Plan plan = cloud.planMigrationSnapshot(line -> {});
            assertThat(plan.steps()).hasSize(1);
            assertThat(cloud.perform(plan, StepListener.SILENT, () -> false).values())
                    .allSatisfy(end -> assertThat(end).isInstanceOf(StepOutcome.Succeeded.class));

            assertThat(cloud.planMigrationSnapshot(line -> {}).steps()).isEmpty();
        }
    }

    @Test
    void the_price_is_told_before_and_after() throws InterruptedException {
        try (Cloud cloud = cloud(MODEL)) {
            assertThat(look(cloud).cost()).hasToString("Cost[before=0, after=5.0]");
            apply(cloud);
            assertThat(look(cloud).cost()).hasToString("Cost[before=5.0, after=5.0]");
            assertThat(cloud.lookForDestruction(FinalSnapshot.TAKEN, line -> {}).cost())
                    .hasToString("Cost[before=5.0, after=0]");
        }
    }

    @Test
    void what_was_changed_behind_its_back_is_drift() throws InterruptedException {
        try (Cloud cloud = cloud(MODEL);
                var hand = rig.sdk()) {
            apply(cloud);
            hand.detachStaticIp(request -> request.staticIpName("shop-ip"));

            CloudSight seen = look(cloud);

            assertThat(seen.plan().changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.cause()).isEqualTo(Cause.DRIFT));
            assertThat(seen.way()).isNotNull();
        }
    }

    @Test
    void an_instance_of_another_model_is_left_alone() throws InterruptedException {
        try (Cloud cloud = cloud(MODEL);
                var hand = rig.sdk()) {
            apply(cloud);
            hand.tagResource(request -> request.resourceName("shop")
                    .tags(Tag.builder().key("fairlead").value("other").build()));

            assertThatThrownBy(() -> look(cloud))
                    .isInstanceOf(LightsailException.class)
                    .hasMessage("The instance `shop` belongs to the model `other`.");
            assertThatThrownBy(() -> cloud.lookForDestruction(FinalSnapshot.NONE, line -> {}))
                    .isInstanceOf(LightsailException.class);
        }
    }

    @Test
    void ports_that_shut_out_whoever_keeps_the_box_are_told_of() {
        try (Cloud cloud = cloud(MODEL.replace("{port: 22}, ", ""))) {
            assertThat(look(cloud).plan().notes())
                    .containsExactly(
                            "`lightsail.firewall` does not open port 22, by which the box is reached. Once the ports"
                                    + " are set, no command finds its way into the box.");
        }
    }

    @Test
    void an_instance_that_lost_its_mark_is_told_of_and_marked() throws InterruptedException {
        try (Cloud cloud = cloud(MODEL);
                var hand = rig.sdk()) {
            apply(cloud);
            hand.untagResource(request -> request.resourceName("shop").tagKeys("fairlead"));

            CloudSight seen = look(cloud);

            assertThat(seen.ownership()).isInstanceOf(Ownership.Unmarked.class);
            assertThat(seen.plan().notes()).singleElement().asString().contains("bears no mark");
            apply(cloud);
            assertThat(look(cloud).ownership()).isInstanceOf(Ownership.Ours.class);
        }
    }

    @Test
    void a_slip_in_the_blueprint_or_the_bundle_is_told_with_its_place_before_anything_is_made() {
        for (String slip : List.of("debian_12/debian12/blueprint", "nano_3_0/nano_30/bundle")) {
            String[] parts = slip.split("/");
            try (Cloud cloud = cloud(MODEL.replace(parts[0], parts[1]))) {
                assertThatThrownBy(() -> look(cloud))
                        .isInstanceOfSatisfying(
                                InvalidModelException.class,
                                wrong -> assertThat(wrong.text())
                                        .contains("lightsail." + parts[2])
                                        .contains("Did you mean `" + parts[0] + "`?"));
            }
        }
    }

    @Test
    void another_bundle_is_refused_where_the_disk_does_not_fit_and_told_in_full_where_it_does()
            throws InterruptedException {
        try (Cloud cloud = cloud(MODEL.replace("nano_3_0", "small_3_0"))) {
            apply(cloud);
        }
        try (Cloud smaller = cloud(MODEL)) {
            assertThatThrownBy(() -> look(smaller))
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessage("The disk of `shop` does not fit the bundle `nano_3_0`.");
        }
        try (Cloud larger = cloud(MODEL.replace("nano_3_0", "medium_3_0"))) {
            CloudSight seen = look(larger);
            assertThat(seen.plan().notes())
                    .singleElement()
                    .asString()
                    .contains("Its disk goes along in the snapshot `shop-before-20260102-030405`")
                    .contains("It is stopped before the snapshot");
            assertThat(seen.isBoxNew())
                    .as("what anybody changed on it goes along in the snapshot")
                    .isFalse();
            rig.fake().faults().forgetCalls();
            apply(larger);
            assertThat(rig.fake().faults().calls())
                    .containsSubsequence(
                            "StopInstance", "CreateInstanceSnapshot", "DeleteInstance", "CreateInstancesFromSnapshot");
            assertThat(look(larger).plan().isEmpty()).isTrue();
        }
    }

    @Test
    void another_blueprint_begins_with_a_box_that_is_new() throws InterruptedException {
        try (Cloud cloud = cloud(MODEL)) {
            apply(cloud);
        }
        try (Cloud renewed = cloud(MODEL.replace("debian_12", "debian_13"))) {
            assertThat(look(renewed).isBoxNew()).isTrue();
        }
    }

    @Test
    void a_replacement_that_was_cut_short_is_gone_on_with_and_a_destroyed_server_stays_gone()
            throws InterruptedException {
        try (Cloud cloud = cloud(MODEL);
                var hand = rig.sdk()) {
            apply(cloud);
            hand.createInstanceSnapshot(request -> request.instanceName("shop").instanceSnapshotName("shop-before-1"));
            rig.pass(Duration.ofSeconds(5));
            hand.deleteInstance(request -> request.instanceName("shop").forceDeleteAddOns(true));
            rig.pass(Duration.ofSeconds(5));

            assertThat(look(cloud).plan().steps())
                    .anySatisfy(step -> assertThat(step.step().title())
                            .isEqualTo("create the instance shop from the snapshot shop-before-1"));
            assertThat(look(cloud).isBoxNew()).isFalse();

            apply(cloud);
            destroy(cloud);
            assertThat(look(cloud).plan().steps())
                    .anySatisfy(step -> assertThat(step.step().title()).isEqualTo("create the instance shop"));
        }
    }

    @Test
    void an_instance_that_is_gone_long_after_its_replacement_is_not_brought_back_from_before_that()
            throws InterruptedException {
        try (Cloud cloud = cloud(MODEL)) {
            apply(cloud);
        }
        try (Cloud larger = cloud(MODEL.replace("nano_3_0", "small_3_0"));
                var hand = rig.sdk()) {
            apply(larger);
            hand.deleteInstance(request -> request.instanceName("shop").forceDeleteAddOns(true));
            rig.pass(Duration.ofSeconds(5));

            Plan plan = look(larger).plan();

            assertThat(plan.steps())
                    .anySatisfy(step -> assertThat(step.step().title()).isEqualTo("create the instance shop"));
            assertThat(plan.notes()).noneSatisfy(note -> assertThat(note).contains("did not come to its end"));
        }
    }

    private static void destroy(Cloud cloud) throws InterruptedException {
        CloudSight end = cloud.lookForDestruction(FinalSnapshot.TAKEN, line -> {});
        assertThat(cloud.perform(end.plan(), StepListener.SILENT, () -> false).values())
                .allSatisfy(ended -> assertThat(ended).isInstanceOf(StepOutcome.Succeeded.class));
        assertThat(cloud.lookForDestruction(FinalSnapshot.TAKEN, line -> {})
                        .plan()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void what_another_server_uses_is_not_destroyed() throws InterruptedException {
        try (Cloud cloud = cloud(MODEL);
                Cloud other =
                        cloud(MODEL.replace("name: shop\n", "name: stall\n").replace("shop-ip", "stall-ip"))) {
            apply(cloud);
            apply(other);

            destroy(cloud);

            assertThat(rig.account().keyPairs()).containsOnlyKeys("shop-key");
            assertThat(look(other).plan().isEmpty()).isTrue();
        }
    }

    @Test
    void an_address_that_leads_to_another_instance_is_not_taken_from_it() throws InterruptedException {
        try (Cloud cloud = cloud(MODEL);
                Cloud other = cloud(MODEL.replace("name: shop\n", "name: stall\n"))) {
            apply(cloud);

            assertThatThrownBy(() -> look(other)).isInstanceOfSatisfying(LightsailException.class, e -> {
                assertThat(e.getMessage()).isEqualTo("The static IP `shop-ip` is somebody else's.");
                assertThat(e.why()).contains("`shop`");
            });
        }
    }

    @Test
    void the_file_of_the_key_matters_only_while_there_is_no_key_pair() throws InterruptedException {
        try (Cloud cloud = cloud(MODEL, null)) {
            assertThatThrownBy(() -> look(cloud)).isInstanceOf(InvalidModelException.class);
        }
        try (Cloud cloud = cloud(MODEL)) {
            apply(cloud);
        }
        try (Cloud cloud = cloud(MODEL, null)) {
            assertThat(look(cloud).plan().isEmpty()).isTrue();
        }
    }

    @Test
    void who_asks_too_early_for_a_way_in_is_told_so() {
        try (Cloud cloud = cloud(MODEL)) {
            assertThatThrownBy(() -> cloud.access(Duration.ZERO, line -> {}))
                    .isInstanceOfSatisfying(
                            LightsailException.class,
                            e -> assertThat(e.reason()).isEqualTo(LightsailException.Reason.NOT_FOUND));
        }
    }
}
