package dev.fairlead.host.expansion;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.app.SideServiceKind;
import dev.fairlead.templates.NginxSite;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The steps that release a small app, whose blue colour serves. */
public final class TestingRelease {
    private static final String MODEL = """
            name: shop
            ssh: {address: 203.0.113.7, user: admin}
            app:
              directory: /opt/shop
              image: ghcr.io/example/shop
              tag: vRELEASE
              containerPort: 8000
              ports: {blue: 8000, green: 8001}
              environment: {GREETING: hello RELEASE}
              drain: 1s
              MORE
            secrets: {KEY: {env: KEY}}
            jobs: {tidy: {schedule: "0 4 * * *", command: ["true"]}}
            nginx: {serverNames: [shop.example]}
            """;

    private TestingRelease() {}

    private record Named(String release) implements Context {
        @Override
        public Secret value(ValueSource source, String path) {
            return new Secret("secret-of-" + release);
        }

        @Override
        public BoxKey key() {
            return LocalBox.KEY;
        }

        @Override
        public String digest(AppModel app) {
            return "sha256:" + release.repeat(64);
        }

        @Override
        public Colour live(AppModel app) {
            return Colour.BLUE;
        }

        @Override
        public NginxSite.Http2 http2() {
            return NginxSite.Http2.OPTION_OF_LISTEN;
        }
    }

    /** @param more lines for the section {@code app} and behind it */
    public static List<Step> beside(String release, String more) {
        return steps(release, more, State.EMPTY.plain("status", "running"));
    }

    public static Step inPlace(String release, String more) {
        return steps(release, more, null).getFirst();
    }

    /** Green serves by then. */
    public static List<Step> back(int release) {
        return back(release, List.of(), "");
    }

    /** @param services that the release had */
    public static List<Step> back(int release, List<String> services, String more) {
        AppModel app = Objects.requireNonNull(model("9", more).apps().get("shop"));
        String digest = "sha256:" + Integer.toString(release).repeat(64);
        return Expansion.restoring(app, app.app().image() + "@" + digest, digest, release, services, Colour.GREEN);
    }

    /** @param wanted the release that somebody goes back to; 0 for none */
    public static String takingBack(Colour live, int wanted) {
        return Expansion.takingBack(Objects.requireNonNull(model("9", "").apps().get("shop")), live, wanted);
    }

    /** The step that takes away what is left of the colour that serves nobody. */
    public static Step withoutIdle() {
        for (Resource<?> resource : Expansion.resources(model("9", ""), new Named("9"))) {
            if (resource.declared() instanceof ContainerKind.Gone gone) {
                Resource<ContainerKind.Declaration> idle =
                        Resource.of(ContainerKind.CONTAINER, "shop-idle", gone, "app");
                return ContainerKind.CONTAINER
                        .steps(List.of(new Change<>(idle, Action.DELETE, Cause.MODEL, State.EMPTY, null)))
                        .getFirst();
            }
        }
        throw new IllegalStateException("No colour is idle.");
    }

    /** The step that starts the services, or makes one anew that was there. */
    public static Step service(String release, String more, @Nullable State before) {
        for (Resource<?> resource : Expansion.resources(model(release, more), new Named(release))) {
            if (resource.declared() instanceof SideServiceKind.Running running) {
                Resource<SideServiceKind.Declaration> service = SideServiceKind.of(running, "services");
                Action action = before == null ? Action.CREATE : Action.REPLACE;
                return SideServiceKind.SIDE_SERVICE
                        .steps(List.of(new Change<>(service, action, Cause.MODEL, before, service.desired())))
                        .getFirst();
            }
        }
        throw new IllegalStateException("The model has no service.");
    }

    public static String unbegun() {
        return Expansion.filesOfWhatServes(
                Objects.requireNonNull(model("9", "").apps().get("shop")));
    }

    private static ServerModel model(String release, String more) {
        return ModelReader.read(
                new SourceText("shop.yaml", MODEL.replace("RELEASE", release).replace("MORE", more)), List.of());
    }

    private static List<Step> steps(String release, String more, @Nullable State before) {
        for (Resource<?> resource : Expansion.resources(model(release, more), new Named(release))) {
            if (resource.declared() instanceof ContainerKind.Serving serving) {
                Resource<ContainerKind.Declaration> container = ContainerKind.serving(serving, "app");
                Action action = before == null ? Action.CREATE : Action.REPLACE;
                return ContainerKind.CONTAINER.steps(
                        List.of(new Change<>(container, action, Cause.MODEL, before, container.desired())));
            }
        }
        throw new IllegalStateException("The model has no app.");
    }
}
