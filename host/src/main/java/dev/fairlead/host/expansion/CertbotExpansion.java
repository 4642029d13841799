package dev.fairlead.host.expansion;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Tls;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.DirectoryKind;
import dev.fairlead.host.kind.system.PackageKind;
import dev.fairlead.host.kind.system.ServiceKind;
import java.util.ArrayList;
import java.util.List;

/** What keeps certificates of an authority fresh: Debian's timer renews, and nginx is told. */
final class CertbotExpansion {
    private static final String AUTHORITIES = Prelude.MEMORY + "/authorities";
    private static final String HOOKS = "/etc/letsencrypt/renewal-hooks";
    private static final String DROP_IN = "/etc/systemd/system/certbot.service.d";

    private static final String HOOK = """
            #!/bin/sh
            # Written by Fairlead: nginx takes up what certbot renewed.
            nginx -t -q && systemctl reload nginx.service
            """;

    /** Beside the authorities that every box knows, since one certbot may ask several. */
    private static final String TRUST = """
            # Written by Fairlead: renewals may ask authorities that only this box knows.
            [Service]
            ExecStartPre=/bin/sh -c 'cat /etc/ssl/certs/ca-certificates.crt AUTHORITIES/*.pem 2>/dev/null > /run/fairlead-authorities.pem || :'
            Environment=REQUESTS_CA_BUNDLE=/run/fairlead-authorities.pem
            """.replace("AUTHORITIES", AUTHORITIES);

    private final List<TlsSite> sites;
    private final CheckedValues context;

    /** @param sites whose certificates an authority gives, at least one */
    CertbotExpansion(List<TlsSite> sites, CheckedValues context) {
        this.sites = sites;
        this.context = context;
    }

    /** What vouches for the authority of an app's certificate, where the model says. */
    static String authority(AppModel app) {
        return AUTHORITIES + "/" + app.name() + ".pem";
    }

    List<Resource<?>> resources() {
        String source = sites.getFirst().source();
        Address certbot = PackageKind.at("certbot");
        var resources = new ArrayList<Resource<?>>();
        for (String directory : List.of("/etc/letsencrypt", HOOKS, HOOKS + "/deploy")) {
            var room =
                    DirectoryKind.of(directory, "root", "root", "0755", source).after(certbot);
            resources.add(
                    resources.isEmpty() ? room : room.after(resources.getLast().address()));
        }
        resources.add(FileKind.text(HOOKS + "/deploy/fairlead", HOOK, "0755", source)
                .after(resources.getLast().address()));
        resources.add(DirectoryKind.of(DROP_IN, "root", "root", "0755", source).after(certbot));
        resources.add(
                FileKind.text(DROP_IN + "/fairlead.conf", TRUST, "0644", source).after(DirectoryKind.at(DROP_IN)));
        // A renewal that is under way goes on.
        resources.add(ServiceKind.having("certbot.service", ServiceKind.Refresh.NEXT_START, source)
                .after(certbot));
        resources.addAll(authorities());
        resources.add(ServiceKind.running("certbot.timer", source).after(certbot));
        return resources;
    }

    private List<Resource<?>> authorities() {
        var resources = new ArrayList<Resource<?>>();
        for (TlsSite site : sites) {
            ValueSource ca = site.tls().source() instanceof Tls.Acme asked ? asked.ca() : null;
            if (ca != null) {
                String key = site.app().at("tls.acmeCa");
                if (resources.isEmpty()) {
                    resources.add(DirectoryKind.of(AUTHORITIES, "root", "root", "0755", key)
                            .after(DirectoryKind.at(Prelude.MEMORY)));
                }
                // Renewals join the files, and no line may be the end of one and the beginning of another.
                String pem = context.value(ca, key).reveal().stripTrailing() + "\n";
                resources.add(
                        FileKind.text(authority(site.app()), pem, "0644", key).after(DirectoryKind.at(AUTHORITIES)));
            }
        }
        return resources;
    }
}
