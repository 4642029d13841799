package dev.fairlead.host.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.Planner;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Difference;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.app.SideServiceKind;
import dev.fairlead.host.look.UnseenBox;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Output;
import dev.fairlead.host.shell.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SideServicesExpansionTest {
    private static final Path RECORDED = Path.of("src/test/resources/kinds/side-service");
    private static final String DIGEST = "sha256:9415bcf828ad89695f0f5d713d1440e95d2e48dfacdaeaa591b4974ea5bc69f7";
    private static final String APP = "visa-bulletin";

    @Test
    void planning_services_that_are_already_there_changes_nothing() throws IOException {
        Plan plan = plan(DIGEST, "engine-20.10");

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.unseen()).isEmpty();
        assertThat(plan.unchanged()).isEqualTo(3);
    }

    @Test
    void a_release_moves_the_service_that_runs_it_and_no_other() throws IOException {
        Plan plan = plan("sha256:" + "0".repeat(64), "engine-20.10");

        assertThat(addresses(plan)).containsExactly("side-service:visa-bulletin-service_worker");
        assertThat(differences(plan.changes().getFirst())).containsExactly("image");
    }

    @Test
    void what_someone_changed_stopped_removed_or_added_shows() throws IOException {
        Plan plan = plan(DIGEST, "changed-by-hand");

        assertThat(addresses(plan))
                .containsExactly(
                        "side-service:visa-bulletin-service_mirror",
                        "side-service:visa-bulletin-service_worker",
                        "side-service:visa-bulletin-other-services");
        assertThat(differences(plan.changes().get(1)))
                .containsExactly("command", "environment.QUEUE", "networks", "status", "stopTimeout");
        assertThat(plan.changes().get(1).action()).isEqualTo(Action.REPLACE);
        assertThat(plan.steps().getLast().step().title())
                .isEqualTo("stop and remove byhand, visa-bulletin-service_worker-2, which the model does not have");
    }

    @Test
    void nothing_is_guessed_of_a_service_of_the_release_while_its_digest_is_unknown() throws IOException {
        Plan plan = plan(null, "engine-20.10");

        assertThat(plan.unseen().stream().map(unseen -> unseen.address().name()))
                .containsExactly("visa-bulletin-service_worker");
    }

    @Test
    void a_service_of_its_own_image_is_there_before_the_app_and_one_of_the_release_after_it() {
        List<Resource<?>> resources = TestingServer.withServices(DIGEST);

        assertThat(resource(resources, ContainerKind.at(APP)).after())
                .contains(
                        SideServiceKind.at(APP, "mirror"),
                        Address.host("file", "/opt/visa_bulletin/compose.worker.yaml"))
                .doesNotContain(SideServiceKind.at(APP, "worker"));
        assertThat(resource(resources, SideServiceKind.at(APP, "worker")).after())
                .contains(ContainerKind.at(APP));
        assertThat(resource(resources, SideServiceKind.at(APP, "mirror")).after())
                .contains(
                        Address.host("network", "visa-bulletin-services"),
                        Address.host("image", "localhost:5000/shop/mirror:v1"),
                        Address.host("volume", "/opt/visa_bulletin/mirror"),
                        Address.host("env", "/opt/visa_bulletin/.env"));
    }

    @Test
    void services_may_name_the_images_of_apps_by_their_digests() {
        var model = ModelReader.read(
                new SourceText("fairlead.yaml", """
            name: shop
            ssh: {address: 203.0.113.7}
            apps:
              one:
                app: {directory: /opt/one, image: ghcr.io/ann/one, digest: ONE, tag: v1, containerPort: 80, ports: {blue: 8000, green: 8001}}
                services:
                  own: {image: ghcr.io/ann/one, digest: ONE}
                  other: {image: ghcr.io/ann/two, digest: TWO}
              two:
                app: {directory: /opt/two, image: ghcr.io/ann/two, digest: TWO, tag: v1, containerPort: 80, ports: {blue: 8002, green: 8003}}
                services:
                  other: {image: ghcr.io/ann/one, digest: ONE}
            """.replace("ONE", DIGEST).replace("TWO", "sha256:" + "0".repeat(64))),
                List.of());
        List<Resource<?>> resources = UnseenBox.resources(model);
        Map<Address, Observation> absent = new HashMap<>();
        resources.forEach(resource -> absent.put(resource.address(), Observation.absent()));

        Plan plan = Planner.plan("shop", resources, absent, Manifest.EMPTY, List.of());

        assertThat(addresses(plan)).containsOnlyOnce("image:ghcr.io/ann/one@" + DIGEST);
    }

    @Test
    void a_deploy_takes_the_services_along() {
        List<Resource<?>> taken = Expansion.ofReleases(TestingServer.withServices(DIGEST), Set.of(APP));

        assertThat(taken.stream().map(Resource::address))
                .contains(SideServiceKind.at(APP, "worker"), SideServiceKind.at(APP, "mirror"));
    }

    @Test
    void whatever_runs_beside_the_app_finds_its_services() {
        var model = TestingServer.withServices(TestingServer.app(APP, new dev.fairlead.core.model.App.Ports(1, 2)));

        assertThat(RunOptions.of(model)).contains("--network=visa-bulletin-services");
        assertThat(RunOptions.of(TestingServer.app(APP, model.app().ports())))
                .noneMatch(option -> option.startsWith("--network"));
    }

    @Test
    void an_app_without_services_has_nothing_of_all_that() {
        assertThat(TestingServer.resources(DIGEST).stream()
                        .map(resource -> resource.address().kind()))
                .doesNotContain("network", "side-service");
    }

    private static Resource<?> resource(List<Resource<?>> resources, Address address) {
        return resources.stream()
                .filter(resource -> resource.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> addresses(Plan plan) {
        return plan.changes().stream()
                .map(change -> change.address().kind() + ":" + change.address().name())
                .toList();
    }

    private static List<String> differences(Change<?> change) {
        return change.differences().stream().map(Difference::attribute).toList();
    }

    /** Safe, as only services are taken. */
    @SuppressWarnings("unchecked")
    private static Plan plan(@Nullable String digest, String answer) throws IOException {
        var services = new ArrayList<Resource<SideServiceKind.Declaration>>();
        for (Resource<?> resource : TestingServer.withServices(digest)) {
            if (resource.kind() == SideServiceKind.SIDE_SERVICE) {
                var service = (Resource<SideServiceKind.Declaration>) resource;
                services.add(
                        Resource.of(service.kind(), service.address().name(), service.declared(), service.source()));
            }
        }
        String text =
                Files.readString(RECORDED.resolve(answer).resolve("answer")).replace("\u2400\n", "\0");
        var finished = new Answer.Finished(Section.asking("side-service", ""), 0, Output.of(text), "", null);
        Map<Address, Observation> seen = new HashMap<>(SideServiceKind.SIDE_SERVICE.read(finished, services));
        return Planner.plan("box", List.copyOf(services), seen, Manifest.EMPTY, List.of());
    }
}
