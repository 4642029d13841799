package dev.fairlead.host.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.resource.Address;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.memory.BoxMemory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TakeoverQuestionTest {
    private static final BoxMemory BLANK = BoxMemory.blank(LocalBox.KEY);

    @Test
    void what_a_model_can_say_is_read_and_the_rest_is_told() {
        var lines = List.of(
                "host ip-172-26-1-2",
                "file Etc/UTC",
                "link Etc/UTC",
                "swapfile 1073741824 600",
                "fstab /swapfile",
                "fstab /dev/sdb2",
                "key AAAAC3Nz",
                "container shop-blue (ghcr.io/shop:1)",
                "site default",
                "unit shop.service",
                "user admin");

        Found found = TakeoverQuestion.read(lines, BLANK, null, "shop");

        assertThat(found.timezone()).isEqualTo("Etc/UTC");
        assertThat(found.swap()).isEqualTo(1L << 30);
        assertThat(found.keys()).containsExactly("AAAAC3Nz");
        assertThat(found.left())
                .containsExactly(
                        "The box calls itself `ip-172-26-1-2`; Fairlead leaves the host name as it is.",
                        "It swaps to /dev/sdb2, which Fairlead leaves alone.",
                        "These containers run, and no section `app` says so: `shop-blue (ghcr.io/shop:1)`.",
                        "nginx serves these sites, and no section `nginx` says so: `default`.",
                        "These units of systemd were made by hand: `shop.service`.",
                        "These people have an account; `system.users` could keep them: `admin`.");
    }

    @Test
    void what_an_apply_would_take_away_is_told_first() {
        var made = new Manifest.Entry("ab", Manifest.Origin.MADE);
        var memory = new BoxMemory(
                LocalBox.KEY,
                new Manifest(Map.of(Address.host("file", "/etc/motd"), made)),
                List.of(),
                List.of(),
                Set.of(),
                null,
                null,
                0);

        assertThat(TakeoverQuestion.read(List.of("file Etc/UTC", "link Etc/UTC"), memory, null, "shop")
                        .left())
                .singleElement()
                .asString()
                .startsWith("Fairlead made one thing on this box for a model that the box does not have any more.");
    }

    @Test
    void a_copy_is_told_what_makes_it_the_models() {
        var memory = new BoxMemory(LocalBox.KEY, Manifest.EMPTY, List.of(), List.of(), Set.of(), null, "shop", 0);

        assertThat(left(memory, "trial"))
                .singleElement()
                .asString()
                .startsWith("The box belongs to the server `shop`, of which it may be a copy")
                .endsWith("echo trial | sudo tee /var/lib/fairlead/name");
        assertThat(left(memory, "shop")).isEmpty();
    }

    private static List<String> left(BoxMemory memory, String server) {
        return TakeoverQuestion.read(List.of("file Etc/UTC", "link Etc/UTC"), memory, null, server)
                .left();
    }

    @Test
    void a_time_zone_that_its_two_places_disagree_about_is_left_out() {
        Found found = TakeoverQuestion.read(List.of("file Etc/UTC", "link Europe/Berlin"), BLANK, null, "shop");

        assertThat(found.timezone()).isNull();
        assertThat(found.left())
                .containsExactly("The time zone is `Europe/Berlin` by /etc/localtime and `Etc/UTC` by /etc/timezone.");
    }

    @Test
    void the_question_is_answered_by_the_shell_that_boxes_have() {
        var answer = LocalBox.run("found", TakeoverQuestion.SCRIPT);

        assertThat(answer.exit()).isZero();
        assertThat(answer.stdout().lines())
                .anySatisfy(line -> assertThat(line).startsWith("host "))
                .anySatisfy(line -> assertThat(line).startsWith("link "));
    }
}
