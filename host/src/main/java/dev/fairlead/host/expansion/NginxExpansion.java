package dev.fairlead.host.expansion;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.app.Claims;
import dev.fairlead.host.kind.app.SiteCheck;
import dev.fairlead.host.kind.app.StraysKind;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.DirectoryKind;
import dev.fairlead.host.kind.system.PackageKind;
import dev.fairlead.host.kind.system.ServiceKind;
import dev.fairlead.templates.NginxSite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The sites of all apps. What stands in their way goes just before they come, and one reload does for both. */
final class NginxExpansion {
    private static final String AVAILABLE = "/etc/nginx/sites-available/";
    private static final String ENABLED = "/etc/nginx/sites-enabled";
    private static final String DEFAULT = ENABLED + "/default";
    private static final List<String> INCLUDED = List.of(ENABLED, "/etc/nginx/conf.d");

    /** What the file of the site by TLS has behind the name of the app. */
    static final String SECURE = ".https";

    private final ServerModel model;
    private final CheckedValues context;
    private final TlsExpansion tls;
    private final List<AppModel> apps;

    NginxExpansion(ServerModel model, CheckedValues context) {
        this.model = model;
        this.context = context;
        this.tls = new TlsExpansion(model, context);
        this.apps = model.apps().values().stream()
                .filter(app -> app.nginx() != null)
                .toList();
    }

    List<Resource<?>> packages() {
        if (apps.isEmpty()) {
            return List.of();
        }
        var packages = new ArrayList<Resource<?>>(List.of(PackageKind.of("nginx", source())));
        packages.addAll(tls.packages());
        return packages;
    }

    /**
     * @param live the containers that serve
     * @param earlier all that was declared before
     */
    List<Resource<?>> resources(List<Address> live, Collection<Address> earlier) {
        if (apps.isEmpty()) {
            return List.of();
        }
        var sites = new SiteExpansion(apps, tls, context);
        var resources = new ArrayList<Resource<?>>();
        var before = new ArrayList<Address>(List.of(PackageKind.at("nginx"), DirectoryKind.at(AppExpansion.LIVE)));
        before.addAll(live);
        for (String directory : INCLUDED) {
            resources.add(StraysKind.of(directory, claims(), declaredIn(directory), source())
                    .after(before));
        }
        List<Address> free = resources.stream().map(Resource::address).toList();
        before.addAll(free);
        if (!model.system().files().containsKey(DEFAULT)) {
            resources.add(FileKind.none(DEFAULT, source()).after(before).broughtBy(PackageKind.at("nginx")));
        }
        List<Resource<?>> rooms = tls.beforeSites();
        resources.addAll(rooms);
        rooms.forEach(room -> before.add(room.address()));
        List<Resource<?>> pages = sites.pages();
        resources.addAll(pages);
        pages.forEach(page -> before.add(page.address()));
        List<Resource<?>> holds = sites.holds();
        resources.addAll(holds);
        holds.forEach(hold -> before.add(hold.address()));
        resources.addAll(sites.besideSites(before));
        for (AppModel app : apps) {
            Nginx nginx = app.nginx();
            if (nginx != null) {
                String file = available(app);
                resources.add(FileKind.text(file, () -> TlsExpansion.plain(app, nginx), "0644", app.at("nginx"))
                        .after(before));
                resources.add(FileKind.link(enabled(app), file, app.at("nginx")).after(before));
            }
        }
        resources.addAll(tls.besideSites(before));
        var all = new ArrayList<>(earlier);
        resources.forEach(resource -> all.add(resource.address()));
        resources.addAll(tls.afterSites(all));
        Resource<?> service = ServiceKind.nginx(tls.live(), check(), source()).after(PackageKind.at("nginx"));
        resources.add(service);
        resources.addAll(tls.onceServed(service.address()));
        return resources;
    }

    static String available(AppModel app) {
        return AVAILABLE + app.name();
    }

    /** What nginx must serve once it runs with its files. */
    private String check() {
        return apps.stream()
                .map(app -> new SiteCheck(
                                app.name(),
                                app.app().ports(),
                                AppExpansion.flag(app),
                                enabled(app),
                                AppExpansion.question(app))
                        .script())
                .collect(Collectors.joining());
    }

    /** The link that makes nginx serve the app. */
    static String enabled(AppModel app) {
        return ENABLED + "/" + app.name();
    }

    /** The files of the site by TLS. */
    static Set<Address> secured(AppModel app) {
        return Set.of(FileKind.at(available(app) + SECURE), FileKind.at(enabled(app) + SECURE));
    }

    /** All that makes nginx serve the app. */
    static Set<Address> serving(AppModel app) {
        var serving = new HashSet<>(secured(app));
        serving.add(FileKind.at(available(app)));
        serving.add(FileKind.at(enabled(app)));
        serving.add(ServiceKind.at("nginx.service"));
        return serving;
    }

    private String source() {
        return apps.getFirst().at("nginx");
    }

    private Claims claims() {
        var names = new HashSet<String>();
        var upstreams = new HashSet<String>();
        var zones = new HashSet<String>();
        for (AppModel app : apps) {
            for (Colour colour : Colour.values()) {
                upstreams.add(app.name() + "-" + colour);
            }
            Nginx nginx = app.nginx();
            if (nginx != null) {
                names.addAll(nginx.serverNames());
                nginx.rateLimits().keySet().forEach(limit -> zones.add(NginxSite.zone(app, limit)));
            }
        }
        return new Claims.OfNginx(names, upstreams, zones);
    }

    private Set<String> declaredIn(String directory) {
        Set<String> declared = declaredFiles(model, directory);
        if (directory.equals(ENABLED)) {
            declared.add("default");
            apps.forEach(app -> declared.addAll(List.of(app.name(), app.name() + SECURE)));
        } else {
            declared.add(SiteExpansion.CATCH_ALL);
        }
        return declared;
    }

    /** Names of the files that {@code system.files} puts into a directory. */
    static Set<String> declaredFiles(ServerModel model, String directory) {
        return model.system().files().keySet().stream()
                .filter(path -> path.startsWith(directory + "/"))
                .map(path -> path.substring(directory.length() + 1))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
