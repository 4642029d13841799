package dev.fairlead.story;

import static dev.fairlead.story.Site.NAME;
import static dev.fairlead.story.Site.OTHER_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.Acme;
import dev.fairlead.lab.DebianRelease;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A site gets its certificate, keeps it, and serves whatever stands in the way of one. */
class TlsStory {
    private static final String ADDED = "beta.visa-bulletin.us";

    /** What the app itself answers to a name that is none of its own. */
    private static final String UNKNOWN_TO_THE_APP = "400";

    @ParameterizedTest
    @EnumSource(DebianRelease.class)
    void a_site_serves_whatever_goes_wrong_with_its_certificate(DebianRelease release) throws Exception {
        Acme acme = Stage.lab().acme();
        acme.stop();
        try (Actor actor = Stage.inLine(release)) {
            var site = new Site(actor);
            secure(actor, acme);

            refused(actor, site, "cannot be reached from this box");
            site.resolve(OTHER_NAME, Stage.lab().gateway());
            refused(actor, site, OTHER_NAME + " leads to " + Stage.lab().gateway());
            site.resolve(OTHER_NAME, actor.box().address());
            String shut = "INPUT -p tcp --dport 80 ! -s 127.0.0.1 -j REJECT --reject-with tcp-reset";
            actor.byHand("iptables -I " + shut);
            actor.fairlead("apply", "--yes").exits(1).says("Port 80 of this box is shut");
            actor.byHand("iptables -D " + shut);
            acme.start();
            actor.editModel("  acmeCa: ", "  #acmeCa: ");
            refused(actor, site, "give the certificate of its authority as tls.acmeCa");
            actor.editModel("  #acmeCa: ", "  acmeCa: ");
            try (var limited = LimitedAuthority.at(Stage.lab().gateway())) {
                actor.editModel(acme.url(), limited.directory());
                refused(actor, site, "The authority's rate limit is reached").says(LimitedAuthority.WORDS);
                actor.editModel(limited.directory(), acme.url());
            }

            actor.fairlead("apply", "--yes").exits(0);
            serves(actor, site, acme);
            strong(site, acme);
            aNameComesAndGoes(actor, site, acme);
            renewsByItself(actor, site);
            actor.byHand("certbot delete -n --cert-name " + NAME + " && systemctl stop nginx.service");
            actor.fairlead("apply", "--yes").exits(0);
            assertThat(site.https(NAME)).isEqualTo("200");
            Stage.lab().publishApp("v1.0.6");
            actor.fairlead("deploy", "v1.0.6", "--write").exits(0);
            assertThat(site.https(NAME)).isEqualTo("200");
            actor.fairlead("status").exits(0).says(NAME);
            actor.fairlead("doctor")
                    .exits(0)
                    .says("The certificate of `" + NAME + "` ends in")
                    .says("certbot can renew `" + NAME + "`");
            aFileGoesMissing(actor, site);
            aRenewalWouldFail(actor, acme);
            ownCertificate(actor, site);
        }
    }

    @Test
    void a_fresh_box_has_its_site_by_HTTPS_after_one_apply() throws Exception {
        Acme acme = Stage.lab().acme();
        acme.start();
        try (Actor actor = Stage.boot(DebianRelease.TRIXIE)) {
            var site = new Site(actor);
            secure(actor, acme);

            actor.fairlead("apply", "--yes").exits(0);

            serves(actor, site, acme);
            strong(site, acme);
            assertThat(actor.byHand("nginx -t 2>&1")).doesNotContain("deprecated");
            aChangeThatMisleadsVisitorsByTlsIsUndone(actor, site);
        }
    }

    /** Gives the model its `tls`, and the box and the authority the names. */
    private static void secure(Actor actor, Acme acme) {
        actor.editModel("\njobs:\n", """

                tls:
                  email: ops@visa-bulletin.us
                  acmeDirectory: %s
                  acmeCa: %s
                  redirect: true
                  hsts: {maxAge: 31536000, includeSubdomains: true}

                jobs:
                """.formatted(acme.url(), acme.authority()));
        acme.point(List.of(NAME, OTHER_NAME), actor.box().address());
        acme.forget(List.of(ADDED));
        actor.byHand(": > /root/acme-root.pem");
        var site = new Site(actor);
        site.resolve(NAME, actor.box().address());
        site.resolve(OTHER_NAME, actor.box().address());
    }

    private static Run refused(Actor actor, Site site, String sentence) {
        Run run = actor.fairlead("apply", "--yes").exits(1).says(sentence).says("served as before");
        assertThat(site.http(NAME)).isEqualTo("200");
        return run;
    }

    private static void serves(Actor actor, Site site, Acme acme) {
        site.trust(acme.root());
        for (String name : List.of(NAME, OTHER_NAME)) {
            assertThat(site.curl("%{http_code} %{redirect_url}", "http", name, "/x?y"))
                    .isEqualTo("301 https://" + name + "/x?y");
            assertThat(site.curl("%{http_code} %{http_version}", "https", name, "/"))
                    .isEqualTo("200 2");
        }
        assertThat(site.curl("%{http_code}", "http", NAME, "/.well-known/acme-challenge/none"))
                .isEqualTo("404");
        assertThat(actor.byHand(
                        "curl -sk -D - -o /dev/null --resolve " + NAME + ":443:127.0.0.1 https://" + NAME + "/"))
                .contains("strict-transport-security: max-age=31536000; includeSubDomains");
        actor.fairlead("plan", "--exit-code").exits(0);
    }

    /** As a scanner outside of the box finds it. */
    private static void strong(Site site, Acme acme) throws Exception {
        assertThat(site.scan())
                .contains("SSLv3     disabled", "TLSv1.0   disabled", "TLSv1.1   disabled")
                .contains("TLSv1.2   enabled", "TLSv1.3   enabled")
                .anyMatch(line -> line.startsWith("Accepted"))
                .filteredOn(line -> line.matches("(Accepted|Preferred) .*"))
                .allMatch(line ->
                        line.matches(".* bits +(TLS_AES|TLS_CHACHA20|(EC)?DHE-[A-Z]+-(AES[0-9]+-GCM|CHACHA20)).*"));
        assertThat(site.verify(acme.root())).contains("Verify return code: 0 (ok)");
    }

    private static void aNameComesAndGoes(Actor actor, Site site, Acme acme) {
        String serial = site.serial();
        actor.editModel("[" + NAME + ", " + OTHER_NAME + "]", "[" + NAME + ", " + OTHER_NAME + ", " + ADDED + "]");
        site.resolve(ADDED, actor.box().address());

        actor.fairlead("apply", "--yes").exits(1).says("does not find this box under each of the names");
        assertThat(site.serial()).isEqualTo(serial);
        assertThat(site.https(NAME)).isEqualTo("200");
        assertThat(site.http(ADDED)).isEqualTo(UNKNOWN_TO_THE_APP);

        acme.point(List.of(ADDED), actor.box().address());
        actor.fairlead("apply", "--yes").exits(0);
        assertThat(site.https(ADDED)).isEqualTo(UNKNOWN_TO_THE_APP);
        assertThat(site.http(ADDED)).isEqualTo("301");

        actor.editModel(", " + ADDED + "]", "]");
        actor.fairlead("apply", "--yes").exits(0);
        assertThat(site.names()).contains(NAME, OTHER_NAME).doesNotContain(ADDED);
        actor.fairlead("plan", "--exit-code").exits(0);
    }

    /** As the timer does it. */
    private static void renewsByItself(Actor actor, Site site) {
        String serial = site.serial();
        site.renew(NAME);
        assertThat(site.serial()).isNotEqualTo(serial);
        assertThat(site.https(NAME)).isEqualTo("200");
        actor.fairlead("plan", "--exit-code").exits(0);
    }

    /** nginx serves on with what it has in memory, and would not start again. */
    private static void aFileGoesMissing(Actor actor, Site site) {
        actor.byHand("rm /etc/letsencrypt/live/" + NAME + "/fullchain.pem");
        actor.fairlead("doctor").exits(1).says("There is no certificate for `" + NAME + "`");
        actor.fairlead("drift").exits(3).says("certificate:/etc/letsencrypt/live/" + NAME);
        actor.fairlead("apply", "--yes").exits(0);
        assertThat(site.https(NAME)).isEqualTo("200");
        actor.byHand("nginx -t -q && systemctl restart nginx");
        assertThat(site.https(NAME)).isEqualTo("200");
        actor.fairlead("plan", "--exit-code").exits(0);
    }

    private static void aRenewalWouldFail(Actor actor, Acme acme) {
        acme.point(List.of(OTHER_NAME), Stage.lab().gateway());
        actor.fairlead("doctor").says("certbot could not renew `" + NAME + "`").says(OTHER_NAME);
        acme.point(List.of(OTHER_NAME), actor.box().address());
    }

    /** Of several files, written before and behind the look at the certificate. */
    private static void aChangeThatMisleadsVisitorsByTlsIsUndone(Actor actor, Site site) {
        String files = site.files();
        String model = actor.modelText();
        actor.editModel("  locations:\n", """
                  gzip: false
                  snippet: |
                    location = / {
                        return 302 /elsewhere;
                    }
                  locations:
                """);

        actor.fairlead("apply", "--yes")
                .exits(5)
                .says("https://" + NAME + "/ through nginx answered 302, where 200 from 127.0.0.1:8000 was expected")
                .says("The files of before are back, and nginx.service runs with them.");

        assertThat(site.files()).isEqualTo(files);
        assertThat(site.https(NAME)).isEqualTo("200");
        actor.fairlead("plan", "--exit-code").exits(3);
        actor.writeModel(model);
        actor.fairlead("plan", "--exit-code").exits(0);
    }

    private static void ownCertificate(Actor actor, Site site) throws Exception {
        String pem = actor.byHand("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 90"
                + " -subj /CN=own -addext 'subjectAltName=DNS:" + NAME + ",DNS:" + OTHER_NAME
                + "' -keyout /root/own.key 2>/dev/null");
        Files.writeString(actor.model().resolveSibling("own.pem"), pem + "\n");
        Files.writeString(actor.model().resolveSibling("own.key"), actor.byHand("cat /root/own.key") + "\n");
        String text = actor.modelText();
        actor.writeModel(text.replaceFirst(
                "(?m)^  email: .*\\n  acmeDirectory: .*\\n  acmeCa: .*\\n",
                "  certificate: own.pem\n  key: {file: own.key}\n"));

        Run apply = actor.fairlead("apply", "--yes").exits(0);

        apply.saysNot("PRIVATE KEY");
        site.trust(pem);
        assertThat(site.https(OTHER_NAME)).isEqualTo("200");
        assertThat(site.http(NAME)).isEqualTo("301");
        assertThat(actor.byHand("ls /etc/letsencrypt/live")).doesNotContain(NAME);
        assertThat(actor.byHand("stat -c %a /etc/nginx/tls/visa-bulletin.key")).isEqualTo("600");
        actor.fairlead("plan", "--exit-code").exits(0);
    }
}
