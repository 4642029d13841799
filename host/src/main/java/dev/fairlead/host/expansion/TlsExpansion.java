package dev.fairlead.host.expansion;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.Tls;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.kind.certificate.CertificateKind;
import dev.fairlead.host.kind.certificate.CertificateKind.Wanted;
import dev.fairlead.host.kind.file.FileContent;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.DirectoryKind;
import dev.fairlead.host.kind.system.PackageKind;
import dev.fairlead.templates.NginxSite;
import dev.fairlead.templates.NginxSite.Onward;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tls} in the model means on the box. A certificate from an authority can only be had while the site serves
 * by HTTP: so that comes first, the certificate after everything else, then the site by TLS, and then a flag for each
 * name, from which on its visitors are sent there.
 */
final class TlsExpansion {
    private static final String WEBROOT = Prelude.MEMORY + "/acme";
    private static final String FLAGS = Prelude.MEMORY + "/https";
    /** Below what nginx reads, so that they are tried and go live together with the site. */
    private static final String OWN = "/etc/nginx/tls";

    private final CheckedValues context;
    private final List<TlsSite> acme = new ArrayList<>();
    private final List<TlsSite> own = new ArrayList<>();
    private final @Nullable String reached;

    TlsExpansion(ServerModel model, CheckedValues context) {
        this.context = context;
        this.reached = model.ssh().address();
        for (AppModel app : model.apps().values()) {
            Nginx nginx = app.nginx();
            Tls tls = app.tls();
            if (nginx != null && tls != null) {
                switch (tls.source()) {
                    case Tls.Acme _ -> acme.add(new TlsSite(app, nginx, tls));
                    case Tls.Own _ -> own.add(new TlsSite(app, nginx, tls));
                }
            }
        }
    }

    List<Resource<?>> packages() {
        var packages = new ArrayList<Resource<?>>();
        if (!acme.isEmpty()) {
            packages.add(PackageKind.of("certbot", acme.getFirst().source()));
        }
        // A release asks the site by TLS whether it serves, and status how long its certificate lasts.
        Stream.concat(acme.stream(), own.stream())
                .limit(1)
                .forEach(site -> packages.add(PackageKind.of("openssl", site.source())));
        return packages;
    }

    /** What must be there before the sites. */
    List<Resource<?>> beforeSites() {
        var resources = new ArrayList<Resource<?>>();
        if (!acme.isEmpty()) {
            String source = acme.getFirst().source();
            resources.add(
                    DirectoryKind.of(WEBROOT, "root", "root", "0755", source).after(DirectoryKind.at(Prelude.MEMORY)));
            resources.add(
                    DirectoryKind.of(FLAGS, "root", "root", "0755", source).after(DirectoryKind.at(Prelude.MEMORY)));
        }
        if (!own.isEmpty()) {
            resources.add(
                    DirectoryKind.of(OWN, "root", "root", "0755", own.getFirst().source())
                            .after(PackageKind.at("nginx")));
        }
        return resources;
    }

    /** What goes live together with the sites: those by TLS whose certificate is at hand. */
    List<Resource<?>> besideSites(List<Address> before) {
        var resources = new ArrayList<Resource<?>>();
        for (TlsSite site : own) {
            if (site.tls().source() instanceof Tls.Own given) {
                resources.add(FileKind.owned(
                                ownCertificate(site.app()),
                                new FileContent.Text(value(site, given.certificate(), "certificate")),
                                "root",
                                "root",
                                "0644",
                                site.app().at("tls.certificate"))
                        .after(before));
                resources.add(FileKind.owned(
                                ownKey(site.app()),
                                new FileContent.Confidential(
                                        context.value(given.key(), site.app().at("tls.key")), context.key()),
                                "root",
                                "root",
                                "0600",
                                site.app().at("tls.key"))
                        .after(before));
                resources.addAll(secured(site, ownCertificate(site.app()), ownKey(site.app()), before));
            }
        }
        return resources;
    }

    /** Certificates to be had from an authority, and the sites that need them. */
    List<Resource<?>> afterSites(List<Address> earlier) {
        if (acme.isEmpty()) {
            return List.of();
        }
        var resources = new ArrayList<>(new CertbotExpansion(acme, context).resources());
        var before = new ArrayList<>(earlier);
        resources.forEach(resource -> before.add(resource.address()));
        for (TlsSite site : acme) {
            if (site.tls().source() instanceof Tls.Acme wanted) {
                resources.add(certificate(site, wanted).after(before));
                String live = CertificateKind.LIVE + site.lineage();
                resources.addAll(secured(
                        site,
                        live + "/fullchain.pem",
                        live + "/privkey.pem",
                        List.of(CertificateKind.at(site.lineage()))));
            }
        }
        return resources;
    }

    /** What certbot puts where nginx reads it. */
    List<String> live() {
        return acme.stream().map(site -> CertificateKind.LIVE + site.lineage()).toList();
    }

    /** From these on, whoever comes by HTTP is sent on. */
    List<Resource<?>> onceServed(Address nginx) {
        var flags = new ArrayList<Resource<?>>();
        for (TlsSite site : acme) {
            if (site.tls().redirect()) {
                site.nginx().serverNames().stream()
                        .distinct()
                        .map(name -> FileKind.text(
                                        FLAGS + "/" + name,
                                        "",
                                        "0644",
                                        site.app().at("tls.redirect"))
                                .after(nginx, DirectoryKind.at(FLAGS)))
                        .forEach(flags::add);
            }
        }
        return flags;
    }

    /** How HTTP/2 is written for names that no site has, or null where no site that needs it serves by TLS. */
    NginxSite.@Nullable Http2 catchAll() {
        return acme.isEmpty() && own.isEmpty() ? null : context.http2();
    }

    /** Whether the site that answers to all other names does so by TLS. */
    boolean hasDefaultServer() {
        return Stream.concat(acme.stream(), own.stream())
                .anyMatch(site -> site.nginx().site().defaultServer());
    }

    /** The site by plain HTTP. */
    static String plain(AppModel app, Nginx nginx) {
        NginxSite.Front front = SiteExpansion.front(app, nginx);
        Tls tls = app.tls();
        if (tls == null) {
            return NginxSite.plain(front, null, new Onward.Never());
        }
        return switch (tls.source()) {
            case Tls.Acme _ ->
                NginxSite.plain(front, WEBROOT, tls.redirect() ? new Onward.ByName(FLAGS) : new Onward.Never());
            case Tls.Own _ -> NginxSite.plain(front, null, tls.redirect() ? new Onward.Always() : new Onward.Never());
        };
    }

    /** Where the certificate of an app is, or null if it has none. */
    static @Nullable String certificate(AppModel app) {
        Nginx nginx = app.nginx();
        Tls tls = app.tls();
        if (nginx == null || tls == null) {
            return null;
        }
        return switch (tls.source()) {
            case Tls.Acme _ -> CertificateKind.LIVE + nginx.serverNames().getFirst() + "/cert.pem";
            case Tls.Own _ -> ownCertificate(app);
        };
    }

    private static String ownCertificate(AppModel app) {
        return OWN + "/" + app.name() + ".pem";
    }

    private static String ownKey(AppModel app) {
        return OWN + "/" + app.name() + ".key";
    }

    private String value(TlsSite site, ValueSource source, String key) {
        return context.value(source, site.app().at("tls." + key)).reveal();
    }

    private Resource<?> certificate(TlsSite site, Tls.Acme wanted) {
        return CertificateKind.of(
                site.lineage(),
                new Wanted(
                        site.nginx().serverNames(),
                        wanted.directory(),
                        wanted.email(),
                        wanted.ca() == null ? null : CertbotExpansion.authority(site.app()),
                        NginxExpansion.enabled(site.app()) + NginxExpansion.SECURE,
                        reached),
                site.source());
    }

    private List<Resource<?>> secured(TlsSite site, String certificate, String key, List<Address> before) {
        var secured = new NginxSite.Secured(
                certificate, key, context.http2(), site.tls().hsts());
        NginxSite.Front front = SiteExpansion.front(site.app(), site.nginx());
        String file = NginxExpansion.available(site.app()) + NginxExpansion.SECURE;
        return List.of(
                FileKind.text(file, () -> NginxSite.secure(front, secured), "0644", site.source())
                        .after(before),
                FileKind.link(NginxExpansion.enabled(site.app()) + NginxExpansion.SECURE, file, site.source())
                        .after(before));
    }
}
