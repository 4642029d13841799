package dev.fairlead.host.expansion;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.kind.app.HoldFiles;
import dev.fairlead.host.kind.app.HoldKind;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.DirectoryKind;
import dev.fairlead.templates.ErrorPage;
import dev.fairlead.templates.NginxSite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside the files of the sites: error pages, snippets, holds, and the server for names that no site has.
 */
final class SiteExpansion {
    /** The first of the files that nginx reads, as what it declares is the default. */
    static final String CATCH_ALL = "00-fairlead.conf";

    private static final String CATCH_ALL_PATH = "/etc/nginx/conf.d/" + CATCH_ALL;
    private static final String PAGES = Prelude.MEMORY + "/pages";

    private final List<AppModel> apps;
    private final TlsExpansion tls;
    private final CheckedValues context;

    /** @param apps those with a site, at least one */
    SiteExpansion(List<AppModel> apps, TlsExpansion tls, CheckedValues context) {
        this.apps = apps;
        this.tls = tls;
        this.context = context;
    }

    static NginxSite.Front front(AppModel app, Nginx nginx) {
        String snippet = nginx.site().snippet() == null ? null : snippet(app);
        String hold = isHeld(nginx) ? HoldKind.socket(app.name()) : null;
        return new NginxSite.Front(app, nginx, AppExpansion.flag(app), page(app), snippet, hold);
    }

    private static boolean isHeld(Nginx nginx) {
        return !nginx.site().hold().isZero();
    }

    /** Where requests wait, which nginx finds at each of them. */
    List<Resource<?>> holds() {
        var resources = new ArrayList<Resource<?>>();
        for (AppModel app : apps) {
            Nginx nginx = app.nginx();
            if (nginx != null && isHeld(nginx)) {
                var files = new HoldFiles(
                        app.name(),
                        app.app().ports(),
                        AppExpansion.flag(app),
                        nginx.site().hold(),
                        AppExpansion.question(app));
                resources.add(HoldKind.of(files, app.at("nginx.hold")).after(DirectoryKind.at(Prelude.MEMORY)));
            }
        }
        return resources;
    }

    /** The pages that nginx shows, which it reads at each request. */
    List<Resource<?>> pages() {
        var resources = new ArrayList<Resource<?>>();
        Resource<?> room =
                DirectoryKind.of(PAGES, "root", "root", "0755", source()).after(DirectoryKind.at(Prelude.MEMORY));
        resources.add(room);
        for (AppModel app : apps) {
            String source = app.at("nginx.errorPage");
            ValueSource given = app.nginx() == null ? null : app.nginx().site().errorPage();
            String text = given == null
                    ? ErrorPage.HTML
                    : context.value(given, source).reveal();
            resources.add(FileKind.text(page(app), text, "0644", source).after(room.address()));
        }
        return resources;
    }

    /** What nginx tries and takes up together with the sites. */
    List<Resource<?>> besideSites(List<Address> before) {
        var resources = new ArrayList<Resource<?>>();
        for (AppModel app : apps) {
            String snippet = app.nginx() == null ? null : app.nginx().site().snippet();
            if (snippet != null) {
                resources.add(FileKind.text(
                                snippet(app),
                                snippet.endsWith("\n") ? snippet : snippet + "\n",
                                "0644",
                                app.at("nginx.snippet"))
                        .after(before));
            }
        }
        boolean isForAll = apps.stream().anyMatch(SiteExpansion::isDefault);
        NginxSite.@Nullable Http2 secure = tls.hasDefaultServer() ? null : tls.catchAll();
        if (!isForAll || secure != null) {
            resources.add(FileKind.text(CATCH_ALL_PATH, () -> NginxSite.catchAll(!isForAll, secure), "0644", source())
                    .after(before));
        }
        return resources;
    }

    private static boolean isDefault(AppModel app) {
        return app.nginx() != null && app.nginx().site().defaultServer();
    }

    private String source() {
        return apps.getFirst().at("nginx");
    }

    private static String page(AppModel app) {
        return PAGES + "/" + app.name() + ".html";
    }

    private static String snippet(AppModel app) {
        return "/etc/nginx/snippets/fairlead-" + app.name() + ".conf";
    }
}
