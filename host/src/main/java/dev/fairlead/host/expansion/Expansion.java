package dev.fairlead.host.expansion;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.UnitFiles;
import dev.fairlead.host.kind.app.AssetsKind;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.app.ImageKind;
import dev.fairlead.host.kind.app.SideServiceKind;
import dev.fairlead.host.kind.certificate.CertificateKind;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.DirectoryKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** All that a model asks of the inside of a box. */
public final class Expansion {
    private Expansion() {}

    /**
     * In work order: whatever comes after another thing stands behind it.
     *
     * @throws dev.fairlead.core.diagnostic.InvalidModelException if sections contradict each other, or a value cannot
     *     be written on a box
     */
    public static List<Resource<?>> resources(ServerModel model, Context context) {
        var values = new CheckedValues(model, context);
        var declarations = new Declarations(model);
        declarations.addAll(SystemExpansion.resources(model, values));
        if (DockerExpansion.isWanted(model)) {
            declarations.addAll(DockerExpansion.resources(model, values));
        }
        AppExpansion.declare(model, values, declarations);
        declarations.addAll(Hardening.listeners(model, List.copyOf(declarations.addresses())));
        return declarations.inOrder();
    }

    /**
     * Of all that a model asks for, what a release of these apps takes: the containers and what comes before them, static
     * files, the scripts of jobs, which run in the release, and what it does by.
     */
    public static List<Resource<?>> ofReleases(List<Resource<?>> resources, Set<String> apps) {
        return withAllBefore(resources, resource -> apps.stream().anyMatch(app -> belongs(resource, app)));
    }

    /** The image of an app, and what comes before it: Docker, with the files that it reads. */
    public static List<Resource<?>> ofImage(ServerModel model, List<Resource<?>> resources, String app) {
        AppModel named = model.apps().get(app);
        return withAllBefore(
                resources,
                resource -> isReadByDocker(resource.address(), resources)
                        || (named != null
                                && resource.declared() instanceof ImageKind.Declaration image
                                && image.name().equals(named.app().image())));
    }

    private static boolean isReadByDocker(Address address, List<Resource<?>> resources) {
        return resources.stream()
                .anyMatch(resource -> resource.address().equals(DockerExpansion.ready())
                        && resource.isDisturbedBy(address)
                        && !address.name().startsWith(UnitFiles.PLACE));
    }

    /** What a release of an app takes, but for the app's directory, which belongs to another one as yet. */
    public static List<Resource<?>> beside(ServerModel model, List<Resource<?>> resources, String app) {
        AppModel named = model.apps().get(app);
        List<Resource<?>> all = ofReleases(resources, Set.of(app));
        return named == null ? all : without(DirectoryKind.at(named.app().directory()), all);
    }

    /** What starts the jobs of an app. */
    public static List<Resource<?>> ofJobs(List<Resource<?>> resources, String app) {
        return withAllBefore(resources, resource -> JobsExpansion.startsJobOf(resource.address(), app));
    }

    /** @param isThere whether a certificate is on the box: the site by TLS needs one, wherever it is from */
    public static List<Resource<?>> ofSite(
            ServerModel model, List<Resource<?>> resources, String app, Predicate<Address> isThere) {
        AppModel named = model.apps().get(app);
        if (named == null || named.nginx() == null) {
            return List.of();
        }
        Address certificate = CertificateKind.at(named.nginx().serverNames().getFirst());
        List<Address> before = resources.stream()
                .filter(resource -> resource.address().equals(FileKind.at(NginxExpansion.available(named))))
                .flatMap(resource -> resource.after().stream())
                .toList();
        var sites = new ArrayList<Resource<?>>();
        for (Resource<?> resource : resources) {
            boolean isSecured = resource.after().contains(certificate)
                    && NginxExpansion.secured(named).contains(resource.address());
            if (isSecured && isThere.test(certificate)) {
                sites.add(resource.notAfter(certificate).after(before));
            } else if (!isSecured) {
                sites.add(resource);
            }
        }
        return withAllBefore(sites, resource -> NginxExpansion.serving(named).contains(resource.address()));
    }

    private static List<Resource<?>> without(Address address, List<Resource<?>> resources) {
        var rest = new ArrayList<Resource<?>>();
        for (Resource<?> resource : resources) {
            if (!resource.address().equals(address)) {
                rest.add(resource.notAfter(address));
            }
        }
        return rest;
    }

    private static List<Resource<?>> withAllBefore(List<Resource<?>> resources, Predicate<Resource<?>> isWanted) {
        var taken = new HashSet<Address>();
        for (Resource<?> resource : resources.reversed()) {
            if (isWanted.test(resource) || taken.contains(resource.address())) {
                taken.add(resource.address());
                taken.addAll(resource.after());
            }
        }
        List<Resource<?>> all = new ArrayList<>(resources);
        all.removeIf(resource -> !taken.contains(resource.address()));
        return all;
    }

    private static boolean belongs(Resource<?> resource, String app) {
        return switch (resource.declared()) {
            case ContainerKind.Serving serving -> serving.rollout().app().equals(app);
            case AssetsKind.Declaration assets -> assets.app().equals(app);
            case SideServiceKind.Declaration service -> SideServicesExpansion.belongsTo(app, service);
            default ->
                JobsExpansion.isScriptOf(resource.address(), app)
                        || ReleaseExpansion.isRulesOf(resource.address(), app);
        };
    }

    /**
     * The steps that bring back a release that the box has kept.
     *
     * @param reference its image, by digest
     * @param number under which it is kept
     * @param services names of the side services that it had of its own image
     * @param live the colour that serves now
     */
    public static List<Step> restoring(
            AppModel app, String reference, String digest, int number, List<String> services, Colour live) {
        return ReleaseExpansion.restoring(app, reference, digest, number, services, live);
    }

    /** sh that gives an app the files again which it had with the release that serves. */
    public static String filesOfWhatServes(AppModel app) {
        return ReleaseExpansion.filesOfWhatServes(app);
    }

    /**
     * sh that lets the other colour serve again, where a run was killed behind a switch to one that died since.
     *
     * @param live the colour that serves by the flag
     * @param wanted the release that somebody goes back to, by number; 0 for none
     */
    public static String takingBack(AppModel app, Colour live, int wanted) {
        return ReleaseExpansion.takingBack(app, live, wanted);
    }

    /** The name of the container in a colour. */
    public static String container(AppModel app, Colour colour) {
        return AppExpansion.container(app, colour);
    }

    /** What is something else on the box once the other colour serves. */
    public static List<Address> inItsColour(AppModel app) {
        return List.of(ContainerKind.at(app.name()), ContainerKind.idle(app.name()));
    }

    /** What cannot be said before the digest of the app's image is known. */
    public static List<Address> needingImage(ServerModel model, String app, Context context) {
        AppModel named = model.apps().get(app);
        return named == null ? List.of() : AppExpansion.needingImage(named, context);
    }

    /** The model's key of the password for a registry. */
    public static String passwordPath(String registry) {
        return "docker.registries." + registry + ".password";
    }
}
