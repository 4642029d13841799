package dev.fairlead.host.kind.app;

import dev.fairlead.core.model.App;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.shell.Shell;
import dev.fairlead.templates.ComposeFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An earlier release takes over again: its image, its compose file, its variables and its static files, as the box kept
 * them. Nothing moves before all of them are seen to be there.
 */
public final class RestoreSteps {
    private static final String PULL = """
            [ -r "$fl_kept/about" ] && [ -r "$fl_file" ] || fl_fail "What made up release $fl_restored is gone from $fl_kept."
            grep -qF "127.0.0.1:$fl_port:" "$fl_file" || fl_fail "Release $fl_restored ran on other ports than" \\
                "app.ports says now ($fl_port is not among them). Put the ports back in the model, apply, and go back then."
            docker image inspect --format . "$fl_image" >/dev/null 2>&1 || docker pull -q "$fl_image" >/dev/null ||
                fl_fail "The image of release $fl_restored is neither on the box nor to be had from its registry."
            ! grep -qF "name: \\"$fl_network\\"" "$fl_file" || docker network inspect --format . "$fl_network" >/dev/null 2>&1 || {
                docker network create "$fl_network" >/dev/null || exit
                printf '%s\\n' "$fl_network_print" >> "$FAIRLEAD/manifest" || fl_forgetful
            }
            """;

    /** The questions are those of its time, and so is what the manifest is to remember. */
    private static final String KEPT = """
            fl_about=$(cat -- "$fl_kept/about")
            fl_words() {
                set --
                while IFS= read -r fl_line; do set -- "$@" "$fl_line"; done < "$fl_kept/health"
                if [ -n "$fl_through_nginx" ]; then
                    bash -c "$fl_ask_nginx" fairlead "$fl_port" "$1" "$2" "$5" "$6" "$fl_site"
                else
                    bash -c "$fl_ask" fairlead "$fl_name" "$fl_port" "$@" "$fl_env" "$FAIRLEAD/good/$fl_name/env" >&2
                fi
            }
            fl_well() { fl_through_nginx='' fl_words; }
            fl_through() { fl_through_nginx=yes fl_words; }
            fl_stage() { :; }
            fl_settled() {
                fl_restore "$fl_kept" &&
                    fl_recall "$fl_kept/fingerprints" "host/container:$fl_app" ${fl_path:+"host/assets:$fl_path"}
            }
            fl_over() { fl_restore_jobs "$fl_kept"; }
            if [ -f "$fl_kept/options" ]; then fl_options=$(cat -- "$fl_kept/options"); fi
            """;

    private RestoreSteps() {}

    /** A colour, the container in it and its port. */
    public record Place(String colour, String container, int port) {}

    /**
     * @param reference the image, by digest
     * @param live where the app serves from now
     * @param idle where the release goes
     * @param site nginx's enabled site; null for an app that no one reaches from outside
     * @param jobs the names of the scripts of those that there are today
     * @param moved the side services that it had, and those that there are today beyond them
     */
    public record Restored(
            String app,
            App declared,
            int number,
            String reference,
            Place live,
            Place idle,
            String flag,
            @Nullable String site,
            AssetsKind.@Nullable Declaration assets,
            List<String> jobs,
            Moved moved) {}

    /** The side services that a release had, and those that there are today and it had not. */
    public record Moved(List<String> begin, List<String> end) {}

    public static List<Step> of(Restored release) {
        Address address = ContainerKind.at(release.app());
        Place next = switch (release.declared().strategy()) {
            case BLUE_GREEN -> release.idle();
            case RECREATE -> release.live();
        };
        String variables = variables(release, next);
        var steps = new ArrayList<Step>();
        steps.add(Step.slow(
                "see that release " + release.number() + " is all there", List.of(address), variables + PULL));
        var moved =
                new ReleaseSteps.Moved(release.moved().begin(), release.moved().end(), List.of());
        String functions = variables
                + ReleaseFunctions.ALL
                + (moved.isNone() ? "" : SideServiceFunctions.ALL + SideServiceFunctions.RESTORED)
                + KEPT;
        switch (release.declared().strategy()) {
            case BLUE_GREEN ->
                steps.addAll(ReleaseSteps.steps(
                        functions, next.container(), release.live().container(), address, List.of(), moved));
            case RECREATE -> {
                steps.add(Step.slow(
                        "make anew " + next.container() + " and wait until it is healthy",
                        List.of(address),
                        functions + ContainerSteps.ofRelease()));
                if (!moved.isNone()) {
                    steps.add(SideServiceSteps.moving(
                            functions,
                            moved.title(next.container()),
                            List.of(address),
                            SideServiceSteps.Stage.IN_ITS_PLACE));
                }
            }
        }
        return steps;
    }

    /** Where a release was prepared that then did not begin. In a subshell: its variables are nobody else's. */
    public static String filesOfWhatServes(String app, String blue, String green, String env) {
        return "(\n" + Shell.variable("fl_app", app) + Shell.variable("fl_blue", blue)
                + Shell.variable("fl_green", green)
                + Shell.variable("fl_dotenv", env) + SecretStore.PUT_ENV + SecretStore.BACK + ReleaseLedger.FUNCTIONS
                + ReleaseRecords.FUNCTIONS
                + "fl_files_back\n)\n";
    }

    private static String variables(Restored release, Place next) {
        App app = release.declared();
        String kept = Prelude.MEMORY + "/releases/" + release.app() + "/" + release.number();
        return AssetsScript.functions(release.assets())
                + Shell.variable("fl_app", release.app())
                + Shell.variable("fl_restored", Integer.toString(release.number()))
                + Shell.variable("fl_kept", kept)
                + Shell.variable("fl_name", next.container())
                + Shell.variable("fl_port", Integer.toString(next.port()))
                + Shell.variable("fl_to", next.colour())
                + Shell.variable("fl_old", release.live().container())
                + Shell.variable("fl_oldport", Integer.toString(release.live().port()))
                + Shell.variable("fl_live", release.live().colour())
                + Shell.variable("fl_image", release.reference())
                + Shell.variable("fl_file", kept + "/compose." + next.colour() + ".yaml")
                + Shell.variable("fl_env", kept + "/env")
                + Shell.variable("fl_dotenv", app.onHost(".env"))
                + Shell.variable("fl_blue", app.onHost("compose.blue.yaml"))
                + Shell.variable("fl_green", app.onHost("compose.green.yaml"))
                + Shell.variable("fl_drain", Long.toString(app.drain().toSeconds()))
                + Shell.variable("fl_keep", Integer.toString(app.keepReleases()))
                + Shell.variable("fl_flag", release.flag())
                + Shell.variable("fl_site", release.site() == null ? "" : release.site())
                + Shell.variable("fl_has_before", "")
                + Shell.variable("fl_network", ComposeFile.network(release.app()))
                + Shell.variable("fl_network_print", NetworkKind.remembered(ComposeFile.network(release.app())))
                + Shell.variable("fl_jobs", String.join(" ", release.jobs()))
                + Shell.variable("fl_ask", HealthQuestion.WAIT)
                + Shell.variable("fl_ask_nginx", HealthQuestion.THROUGH_NGINX);
    }
}
