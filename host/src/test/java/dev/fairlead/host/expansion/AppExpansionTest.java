package dev.fairlead.host.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.App;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.Planner;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Difference;
import dev.fairlead.core.resource.Downtime;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.HostKind;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Output;
import dev.fairlead.host.shell.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppExpansionTest {
    private static final Path RECORDED = Path.of("src/test/resources/kinds");
    private static final String OF_20_10 = "sha256:9415bcf828ad89695f0f5d713d1440e95d2e48dfacdaeaa591b4974ea5bc69f7";
    private static final List<String> KINDS = List.of("assets", "container", "env", "image", "strays", "volume");

    @ParameterizedTest
    @CsvSource({
        "engine-20.10, " + OF_20_10,
        "engine-26.1, sha256:b6e39c3db0dbb1ac89341980821141fa857509988cb0d02f3c85a3e6004edb45"
    })
    void planning_what_is_already_there_changes_nothing(String engine, String digest) throws IOException {
        Plan plan = plan(resources(digest), answers(engine));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.unseen()).isEmpty();
        assertThat(plan.unchanged()).isGreaterThan(8);
    }

    @Test
    void another_digest_means_another_container_and_its_assets() throws IOException {
        Plan plan = plan(resources("sha256:" + "0".repeat(64)), answers("engine-20.10"));

        assertThat(plan.changes().stream().map(change -> change.address().kind()))
                .containsExactly("image", "container", "assets");
        assertThat(differences(plan, "container")).containsExactly("image");
    }

    @Test
    void what_someone_changed_on_the_box_shows() throws IOException {
        Map<String, String> answers = answers("engine-20.10");
        answers.compute(
                "container",
                (kind, text) -> Objects.requireNonNull(text)
                        .replace("listening\0008000\0", "")
                        .replace("unless-stopped", "no")
                        .replace("made\0DJANGO_SECRET_KEY\0", "open\0ADDED\0value\0by hand\0")
                        .replace("healthy", "unhealthy"));
        answers.compute("env", (kind, text) -> Objects.requireNonNull(text).replace("600 root", "644 app"));

        Plan plan = plan(resources(OF_20_10), answers);

        assertThat(differences(plan, "container"))
                .containsExactly(
                        "environment.ADDED", "environment.DJANGO_SECRET_KEY", "health", "listening", "restart");
        assertThat(differences(plan, "env")).containsExactly("mode", "owner");
    }

    @Test
    void a_container_off_its_network_or_holding_on_to_a_file_that_was_replaced_is_made_anew() throws IOException {
        Map<String, String> answers = answers("engine-20.10");
        answers.compute(
                "container",
                (kind, text) -> Objects.requireNonNull(text)
                        .replace("status\0running\0", "networks\0\0status\0running\0")
                        .replace("bulletin/logs\0", "bulletin/logs\0stale\0/app/logs\0"));

        Plan plan = plan(resources(OF_20_10), answers);

        assertThat(differences(plan, "container")).containsExactly("networks", "volume./app/logs");
        assertThat(plan.changes().getFirst().action()).isEqualTo(Action.REPLACE);
    }

    @Test
    void a_container_held_up_by_hand_goes_on_without_being_made_anew() throws IOException {
        Map<String, String> answers = answers("engine-20.10");
        answers.compute(
                "container",
                (kind, text) -> Objects.requireNonNull(text)
                        .replace("unless-stopped", "no")
                        .replace("status\0running\0health\0healthy", "status\0paused\0health\0unhealthy"));

        Change<?> change = plan(resources(OF_20_10), answers).changes().getFirst();

        assertThat(change.action()).isEqualTo(Action.UPDATE);
        assertThat(change.downtime()).isEqualTo(Downtime.NONE);
    }

    @Test
    void nothing_is_guessed_while_the_digest_is_unknown() throws IOException {
        Plan plan = plan(resources(null), answers("engine-20.10"));

        assertThat(plan.unseen().stream().map(unseen -> unseen.address().kind()))
                .containsExactly("image", "container", "assets");
    }

    @Test
    void a_daemon_that_is_down_is_no_reason_to_say_that_a_container_is_gone() {
        List<Resource<?>> resources = of("container", resources(OF_20_10));
        String stderr = "Cannot connect to the Docker daemon at unix:///var/run/docker.sock.";

        assertThat(read(resources, "end\0", stderr).values()).allMatch(Observation.Unknown.class::isInstance);
        assertThat(read(resources, "end\0", "Error: No such container: x").values())
                .containsExactly(Observation.absent(), Observation.absent());
    }

    @Test
    void two_apps_share_a_box_without_declaring_anything_twice() {
        var apps = new LinkedHashMap<String, dev.fairlead.core.model.AppModel>();
        apps.put("one", TestingServer.app("one", new App.Ports(8000, 8001)));
        apps.put("two", TestingServer.app("two", new App.Ports(8002, 8003)));
        var model = TestingServer.model(apps);
        var context = TestingServer.context(OF_20_10);

        List<Resource<?>> resources = all(model, context);
        Plan plan = Planner.plan("box", resources, Map.of(), Manifest.EMPTY, List.of());

        assertThat(plan.unseen()).hasSameSizeAs(resources);
        assertThat(of("container", resources)).hasSize(4);
        assertThat(of("strays", resources)).hasSize(3);
    }

    @Test
    void no_secret_stands_in_what_anyone_may_read() {
        for (Resource<?> resource : resources(OF_20_10)) {
            assertThat(String.valueOf(resource.desired())).doesNotContain("tcp://nowhere", "www.visa-bulletin.us,");
        }
    }

    private static List<Resource<?>> resources(@org.jspecify.annotations.Nullable String digest) {
        return all(TestingServer.model(), TestingServer.context(digest));
    }

    @Test
    void what_started_a_job_before_goes_once_the_new_container_is_well() {
        var strays = of("strays", resources(OF_20_10)).stream()
                .filter(resource -> resource.address().name().equals("/etc/cron.d"))
                .findFirst()
                .orElseThrow();

        assertThat(strays.after()).contains(ContainerKind.at("visa-bulletin"));
    }

    private static List<Resource<?>> all(dev.fairlead.core.model.ServerModel model, Context context) {
        return Expansion.resources(model, context);
    }

    private static List<Resource<?>> of(String kind, List<Resource<?>> resources) {
        var found = new ArrayList<Resource<?>>();
        resources.stream()
                .filter(resource -> resource.address().kind().equals(kind))
                .forEach(found::add);
        return found;
    }

    private static Map<String, String> answers(String engine) throws IOException {
        var answers = new HashMap<String, String>();
        for (String kind : KINDS) {
            String recorded =
                    Files.readString(RECORDED.resolve(kind).resolve(engine).resolve("answer"));
            answers.put(kind, recorded.replace("\u2400\n", "\0"));
        }
        return answers;
    }

    /** Of the kinds that answers were recorded of, each thing without what it comes after. */
    private static Plan plan(List<Resource<?>> resources, Map<String, String> answers) {
        var seen = new ArrayList<Resource<?>>();
        var observations = new HashMap<Address, Observation>();
        for (String kind : KINDS) {
            observations.putAll(read(of(kind, resources), Objects.requireNonNull(answers.get(kind)), ""));
        }
        for (Resource<?> resource : resources) {
            if (KINDS.contains(resource.address().kind())) {
                seen.add(alone(resource));
            }
        }
        return Planner.plan("box", seen, observations, Manifest.EMPTY, List.of());
    }

    private static <D> Resource<D> alone(Resource<D> resource) {
        return Resource.of(resource.kind(), resource.address().name(), resource.declared(), resource.source());
    }

    /** Safe, as all of them are of one kind. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<Address, Observation> read(List<Resource<?>> resources, String answer, String stderr) {
        HostKind kind = (HostKind) resources.getFirst().kind();
        assertThat(kind.probe((List) resources)).isNotBlank();
        var finished = new Answer.Finished(Section.asking("x", ""), 0, Output.of(answer), stderr, null);
        return kind.read(finished, resources);
    }

    private static List<String> differences(Plan plan, String kind) {
        Change<?> change = plan.changes().stream()
                .filter(each -> each.address().kind().equals(kind))
                .findFirst()
                .orElseThrow();
        return change.differences().stream().map(Difference::attribute).toList();
    }
}
