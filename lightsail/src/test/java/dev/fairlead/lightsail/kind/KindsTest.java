package dev.fairlead.lightsail.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.State;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Catalogue;
import dev.fairlead.lightsail.account.Further;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.account.PortRule;
import dev.fairlead.lightsail.account.StaticIp;
import dev.fairlead.lightsail.call.LightsailCall;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KindsTest {
    private static final Account ACCOUNT = new Account(
            Map.of("shop", instance("stopped")),
            Map.of(),
            Map.of("ip", new StaticIp("ip", "198.51.100.1", "other")),
            Further.NONE);

    private static Instance instance(String power) {
        return new Instance(
                "shop",
                "eu-central-1a",
                "debian_12",
                "nano_3_0",
                "shop-key",
                power,
                "dualstack",
                null,
                List.of(rule("all", -1, -1, "0.0.0.0/0"), rule("tcp", 22, 22, "192.0.2.0/24", "lightsail-connect")),
                Set.of(),
                Map.of("aws:cloudformation:stack", "x", "project", "shop"),
                Map.of("httpTokens", "optional", "httpEndpoint", "enabled"),
                null);
    }

    @Test
    void all_ports_are_the_same_in_both_of_the_services_words() {
        var resource = PortsKind.PORTS.resource("shop", new PortsKind.Declaration(List.of()), "lightsail.firewall");

        assertThat(PortsKind.PORTS.observe(ACCOUNT, resource))
                .isEqualTo(Observation.present(State.EMPTY
                        .plain("all 0-65535", "0.0.0.0/0")
                        .plain("tcp 22", "192.0.2.0/24, lightsail-connect")));
    }

    @Test
    void rules_for_the_same_ports_are_one_rule_in_any_order() {
        var one = new PortsKind.Declaration(
                List.of(rule("tcp", 80, 80, "10.0.0.0/8"), rule("tcp", 22, 22, "::/0"), rule("tcp", 80, 80, "::/0")));
        var other = new PortsKind.Declaration(
                List.of(rule("tcp", 22, 22, "::/0"), rule("tcp", 80, 80, "::/0", "10.0.0.0/8")));

        assertThat(PortsKind.PORTS.desired(one)).isEqualTo(PortsKind.PORTS.desired(other));
    }

    @Test
    void tags_of_amazons_own_are_left_alone() {
        var resource = TagsKind.TAGS.resource("shop", new TagsKind.Declaration(Map.of("fairlead", "shop")), "x");

        var steps = TagsKind.TAGS.steps(List.of(new Change<>(
                resource,
                Action.UPDATE,
                Cause.DRIFT,
                ((Observation.Present) TagsKind.TAGS.observe(ACCOUNT, resource)).state(),
                resource.desired())));

        assertThat(steps.getFirst().work())
                .isEqualTo(new LightsailCall.SetTags("shop", Map.of("fairlead", "shop"), List.of("project")));
    }

    @Test
    void metadata_options_that_the_model_does_not_name_are_not_looked_at() {
        var declared = new MetadataOptionsKind.Declaration(Map.of("httpTokens", "required"));
        var resource = MetadataOptionsKind.METADATA_OPTIONS.resource("shop", declared, "x");
        assertThat(MetadataOptionsKind.METADATA_OPTIONS.observe(ACCOUNT, resource))
                .isEqualTo(Observation.present(State.EMPTY.plain("httpTokens", "optional")));
    }

    @Test
    void an_address_that_leads_elsewhere_is_detached_first() {
        var resource = StaticIpKind.STATIC_IP.resource("ip", new StaticIpKind.Declaration("shop"), "x");
        var seen = ((Observation.Present) StaticIpKind.STATIC_IP.observe(ACCOUNT, resource)).state();

        assertThat(StaticIpKind.STATIC_IP.steps(
                        List.of(new Change<>(resource, Action.UPDATE, Cause.DRIFT, seen, resource.desired()))))
                .extracting(step -> step.work())
                .isEqualTo(List.of(
                        new LightsailCall.DetachStaticIp("ip"), new LightsailCall.AttachStaticIp("ip", "shop")));
    }

    @Test
    void nothing_is_deleted_before_its_snapshot_is_taken_and_nothing_written_behind_that() {
        assertThat(works("running", Action.REPLACE, "small_3_0", "before"))
                .containsExactly("StopInstance", "TakeSnapshot", "DeleteInstance", "RestoreInstance");
        assertThat(works("running", Action.DELETE, "nano_3_0", "before"))
                .containsExactly("StopInstance", "TakeSnapshot", "DeleteInstance");
        assertThat(works("running", Action.DELETE, "nano_3_0", null)).containsExactly("DeleteInstance");
        assertThat(works("stopped", Action.REPLACE, "small_3_0", "before"))
                .containsExactly("TakeSnapshot", "DeleteInstance", "RestoreInstance");
        assertThat(works("shutting-down", Action.DELETE, "nano_3_0", "before"))
                .containsExactly("TakeSnapshot", "DeleteInstance");
        assertThat(works("stopped", Action.UPDATE, "nano_3_0", "before")).containsExactly("StartInstance");
    }

    @Test
    void an_instance_is_never_an_orphan_to_be_deleted() {
        assertThat(InstanceKind.INSTANCE.orphan("shop")).isNull();
    }

    @Test
    void a_bundle_that_is_not_there_is_told_with_the_one_that_was_meant() {
        var catalogue = new Catalogue(
                Map.of("nano_3_0", new Catalogue.Bundle("nano_3_0", new BigDecimal("5"), 0.5, 2, 20, 300, 1, true)),
                Map.of("debian_12", new Catalogue.Blueprint("debian_12", "Debian", 500)));

        assertThat(catalogue.wrongWith("debian_12", "nano_30", path -> null))
                .hasValueSatisfying(wrong -> assertThat(wrong.message() + " " + wrong.fix())
                        .isEqualTo("Lightsail has no bundle `nano_30` in this region."
                                + " Did you mean `nano_3_0`? `aws lightsail get-bundles` lists them."));
        assertThat(catalogue.wrongWith("debian12", "nano_3_0", path -> null))
                .hasValueSatisfying(wrong -> assertThat(wrong.fix()).startsWith("Did you mean `debian_12`?"));
        assertThat(catalogue.wrongWith("debian_12", "nano_3_0", path -> null))
                .hasValueSatisfying(wrong -> assertThat(wrong.why()).isEqualTo("It has power 300; Debian needs 500."));
    }

    private static List<String> works(String power, Action action, String bundle, @Nullable String snapshot) {
        var declared = new InstanceKind.Declaration(
                "eu-central-1a",
                "debian_12",
                bundle,
                null,
                "dualstack",
                Map.of(),
                snapshot,
                null,
                new TreeSet<>(),
                null,
                action != Action.DELETE);
        var resource = InstanceKind.INSTANCE.resource("shop", declared, "lightsail");
        var account = new Account(Map.of("shop", instance(power)), Map.of(), Map.of(), Further.NONE);
        var seen = ((Observation.Present) InstanceKind.INSTANCE.observe(account, resource)).state();
        return InstanceKind.INSTANCE
                .steps(List.of(new Change<>(resource, action, Cause.MODEL, seen, resource.desired())))
                .stream()
                .map(step -> step.work().getClass().getSimpleName())
                .toList();
    }

    private static PortRule rule(String protocol, int from, int to, String... sources) {
        return new PortRule(protocol, from, to, new TreeSet<>(List.of(sources)));
    }
}
