package dev.fairlead.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.lightsail.session.CloudSight;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A key pair of the model's name that holds another key. */
class OtherKeyTest extends CloudCommands {
    private static final String OTHER =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEz/1a5FhxDas8D+657+3sZO/wCETL37j5XaLY5G24Jy other";
    private static final String KEYED = MODEL.replace(
            "  staticIp: shop-ip\n", "  staticIp: shop-ip\n  keyPair: {name: shop-key, publicKeyFile: id.pub}\n");

    @Test
    void one_that_was_put_there_by_hand_is_drift_and_is_imported_anew() throws InterruptedException {
        apply(KEYED);
        importByHand(OTHER);

        CloudSight sight = look(KEYED);

        assertThat(changes(sight)).containsExactly("replace lightsail/key-pair:shop-key drift");
        assertThat(sight.boot()).as("no box has to be waited for").isNull();
        assertThat(sight.plan().notes())
                .singleElement()
                .asString()
                .contains("The key pair `shop-key` holds another key than `id.pub`")
                .contains("`Z/SS7f49si86DsT8VjJ63YtFBedXQM4fQBWMl32btr8=`")
                .contains("One that is there keeps the keys it has");
        rig.fake().faults().forgetCalls();
        apply(KEYED);
        assertThat(rig.fake().faults().calls())
                .containsSubsequence("DeleteKeyPair", "ImportKeyPair")
                .doesNotContain("StopInstance", "CreateInstances");
    }

    @Test
    void another_key_in_the_file_of_the_model_is_the_models_change() throws InterruptedException {
        apply(KEYED);
        publicKey = OTHER;

        assertThat(apply(KEYED)).containsExactly("replace lightsail/key-pair:shop-key model");
        assertThat(rig.account().keyPairs()).containsEntry("shop-key", "Z/SS7f49si86DsT8VjJ63YtFBedXQM4fQBWMl32btr8=");
    }

    @Test
    void where_nobody_can_read_the_file_nothing_is_compared() throws InterruptedException {
        apply(KEYED);
        publicKey = null;

        assertThat(changes(look(KEYED))).isEmpty();
    }

    @Test
    void one_that_fairlead_did_not_make_is_left_to_whoever_did() {
        hand.importKeyPair(request -> request.keyPairName("shop-key").publicKeyBase64(OTHER));

        assertThatThrownBy(() -> look(KEYED))
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        wrong -> assertThat(wrong.text())
                                .contains("The key pair `shop-key` in Lightsail holds another key than `id.pub`.")
                                .contains("at fairlead.yaml:8:19  lightsail.keyPair.name")
                                .contains("Nothing says that Fairlead made it.")
                                .contains(
                                        "aws lightsail delete-key-pair --region eu-central-1 --key-pair-name shop-key"));
    }

    @Test
    void one_that_another_instance_was_made_with_is_left_to_it() throws InterruptedException {
        apply(KEYED);
        hand.createInstances(request -> request.instanceNames("stall")
                .availabilityZone("eu-central-1a")
                .blueprintId("debian_12")
                .bundleId("nano_3_0")
                .keyPairName("shop-key"));
        publicKey = OTHER;

        assertThatThrownBy(() -> look(KEYED))
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        wrong -> assertThat(wrong.text()).contains("The instance `stall` was made with it."));
    }

    private void importByHand(String key) {
        hand.deleteKeyPair(request -> request.keyPairName("shop-key"));
        rig.pass(Duration.ofSeconds(5));
        hand.importKeyPair(request -> request.keyPairName("shop-key").publicKeyBase64(key));
        rig.pass(Duration.ofSeconds(5));
    }
}
