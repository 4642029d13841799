package dev.fairlead.story;

import static dev.fairlead.story.Site.NAME;
import static dev.fairlead.story.Site.OTHER_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.json.Json;
import dev.fairlead.host.shell.Shell;
import dev.fairlead.lab.DebianRelease;
import dev.fairlead.templates.NginxSite.Http2;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A site as a careful operator would have it, on both versions of nginx that Debian has. */
class NginxStory {
    /** What curl says of a connection that is closed without an answer. */
    private static final String NOTHING = "000";

    private static final String PAGE = "Not available at the moment";

    @ParameterizedTest
    @EnumSource(DebianRelease.class)
    void a_site_answers_its_own_names_and_does_as_it_is_told(DebianRelease release) throws Exception {
        try (Actor actor = Stage.inLine(release)) {
            everyVariantIsTaken(
                    actor,
                    switch (release) {
                        case BOOKWORM -> Http2.OPTION_OF_LISTEN;
                        case TRIXIE -> Http2.DIRECTIVE;
                    });
            itAnswersItsOwnNamesAlone(actor);
            itAddsWhatTheAppDoesNotSay(actor);
            itKeepsToItsLimits(actor);
            itTellsVisitorsThatTheAppIsDown(actor);
            itIsAsItsKeysSay(actor);
            aSnippetThatNginxRefusesChangesNothing(actor);
            aChangeThatMisleadsVisitorsIsUndone(actor);
            itAnswersByTlsToItsOwnNamesAlone(actor);
        }
    }

    private static void everyVariantIsTaken(Actor actor, Http2 http2) {
        var script = new StringBuilder("mkdir -p PLACE && cd PLACE || exit\n" + certificate("PLACE/own"))
                .append("echo 'location = /hello { return 200 hello; }' > snippet\n");
        new SiteVariants(actor.modelText(), http2).all().forEach((name, files) -> {
            script.append("rm -rf files && mkdir files || exit\n");
            files.forEach((file, text) -> script.append("printf %s ")
                    .append(Shell.quote(text))
                    .append(" > files/")
                    .append(file)
                    .append('\n'));
            script.append("said=$(nginx -T -q -c PLACE/nginx.conf 2>&1 >/dev/null) && [ -z \"$said\" ] ||")
                    .append(" printf '%s: %s\\n' ")
                    .append(Shell.quote(name))
                    .append(" \"$said\"\n");
        });
        String main = "user www-data; pid /run/variants.pid; events {} http { include /etc/nginx/mime.types;"
                + " server_names_hash_bucket_size 64; include PLACE/files/*; }";
        String all = ("mkdir -p PLACE; echo '" + main + "' > PLACE/nginx.conf\n" + script)
                .replace("PLACE", SiteVariants.PLACE);
        assertThat(actor.byHand(all)).isEmpty();
    }

    private static void itAnswersItsOwnNamesAlone(Actor actor) {
        assertThat(status(actor, NAME, "/")).isEqualTo("200");
        assertThat(status(actor, "somebody.else", "/")).isEqualTo(NOTHING);
        assertThat(status(actor, "127.0.0.1", "/")).isEqualTo(NOTHING);
        actor.fairlead("doctor").saysNot("nginx would not");
    }

    private static void itAddsWhatTheAppDoesNotSay(Actor actor) {
        assertThat(headers(actor, "/"))
                .contains(
                        "X-Content-Type-Options: nosniff",
                        "X-Frame-Options: SAMEORIGIN",
                        "Referrer-Policy: strict-origin-when-cross-origin");
        assertThat(headers(actor, "/static/css/site.css")).contains("nosniff", "Cache-Control: max-age=31536000");
        assertThat(headers(actor, "/env")).contains("Content-Encoding: gzip", "Vary: Accept-Encoding");
    }

    private static void itKeepsToItsLimits(Actor actor) {
        assertThat(inARow(actor, "$(hostname -I | cut -d ' ' -f 1)"))
                .startsWith("200 200 200 200 200 200 ")
                .contains("429");
        assertThat(inARow(actor, "127.0.0.1"))
                .as("who asks from the box itself, as a release does")
                .doesNotContain("429");
        assertThat(actor.byHand(
                        "head -c 1100000 /dev/zero | curl -s -o /dev/null -w '%{http_code}' --data-binary @- -H 'Host: "
                                + NAME + "' http://127.0.0.1/upload"))
                .isEqualTo("413");
    }

    private static String inARow(Actor actor, String address) {
        return actor.byHand("for i in 1 2 3 4 5 6 7 8 9; do curl -s -o /dev/null -w '%{http_code} ' -H 'Host: " + NAME
                + "' http://" + address + "/sitemap.xml; done");
    }

    private static void itTellsVisitorsThatTheAppIsDown(Actor actor) {
        actor.byHand("docker stop -t 1 visa-bulletin-blue");
        assertThat(status(actor, NAME, "/")).isEqualTo("502");
        assertThat(page(actor, "/")).contains(PAGE);
        assertThat(headers(actor, "/")).contains("text/html", "Cache-Control: no-store", "nosniff");
        assertThat(status(actor, NAME, "/.fairlead/unavailable"))
                .as("only for nginx itself")
                .isNotEqualTo("200");
        actor.byHand("docker start visa-bulletin-blue");
        for (int i = 0; i < 100 && !status(actor, NAME, "/none.js").equals("404"); i++) {
            actor.byHand("sleep 0.1");
        }
        assertThat(page(actor, "/")).doesNotContain(PAGE);
    }

    private static void itIsAsItsKeysSay(Actor actor) throws Exception {
        Files.writeString(actor.model().resolveSibling("down.html"), "<p>Back at <b>noon</b></p>\n");
        String header = HostileModel.CACHE_CONTROL;
        actor.editModel("  locations:\n", """
                  canonicalHost: www.visa-bulletin.us
                  gzip: false
                  headers: {X-Frame-Options: "", X-App-Version: unknown, X-Hostile: %s}
                  accessLog: json
                  errorPage: down.html
                  snippet: |
                    location = /hello {
                        return 200 hello;
                    }
                  locations:
                """.formatted(Json.line(header).strip()));
        actor.fairlead("apply", "--yes").exits(0);
        actor.fairlead("drift").exits(0);
        actor.byHand("nginx -T 2>&1 >/dev/null");
        assertThat(actor.byHand("curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -H 'Host: " + NAME
                        + "' 'http://127.0.0.1/x?y=1'"))
                .isEqualTo("301 http://" + OTHER_NAME + "/x?y=1");
        assertThat(actor.byHand("curl -s -H 'Host: " + OTHER_NAME + "' http://127.0.0.1/hello"))
                .isEqualTo("hello");
        assertThat(actor.byHand("curl -s -i --compressed -H 'Host: " + OTHER_NAME + "' http://127.0.0.1/env"))
                .contains("X-Hostile: " + header, "X-Content-Type-Options")
                .doesNotContain("X-Frame-Options", "gzip");
        Map<?, ?> line =
                (Map<?, ?>) Objects.requireNonNull(Json.read(actor.byHand("tail -n 1 /var/log/nginx/access.log")));
        assertThat(line.get("uri")).isEqualTo("/env");
        actor.fairlead("logs", "--nginx", "--tail", "5").exits(0).says("\"uri\":\"/env\"");
        actor.byHand("docker stop -t 1 visa-bulletin-blue");
        assertThat(actor.byHand("curl -s -i -H 'Host: " + OTHER_NAME + "' http://127.0.0.1/"))
                .contains("502", "Back at <b>noon</b>");
        actor.fairlead("apply", "--yes").exits(0);
    }

    private static void aSnippetThatNginxRefusesChangesNothing(Actor actor) {
        String byHand = "/etc/nginx/sites-enabled/by-hand";
        actor.byHand("echo 'server { listen 80; server_name " + OTHER_NAME + "; return 204; }' > " + byHand);
        actor.editModel("        return 200 hello;\n", "        return 200 hello;\n        no_such_directive on;\n");
        actor.fairlead("apply", "--yes")
                .exits(1)
                .says("unknown directive \"no_such_directive\" in /etc/nginx/snippets/fairlead-visa-bulletin.conf:3");
        assertThat(actor.byHand("curl -s -H 'Host: " + OTHER_NAME + "' http://127.0.0.1/hello"))
                .isEqualTo("hello");
        assertThat(actor.byHand("cat " + byHand))
                .as("it was in the way of a site that never came")
                .contains("204");
        actor.byHand("rm " + byHand);
        actor.editModel("        no_such_directive on;\n", "");
        actor.fairlead("apply", "--yes").exits(0);
    }

    /** What nginx takes, and visitors would not. */
    private static void aChangeThatMisleadsVisitorsIsUndone(Actor actor) {
        String files = new Site(actor).files();
        misleads(actor, "location = / {\n        return 302 /elsewhere;", "answered 302");
        assertThat(new Site(actor).files()).isEqualTo(files);
        misleads(actor, "location = / {\n        return 200 hello;", "answered 200");
        assertThat(new Site(actor).files()).isEqualTo(files);
        actor.fairlead("drift").exits(0);
    }

    private static void misleads(Actor actor, String location, String answer) {
        String model = actor.modelText();
        actor.editModel(
                "        return 200 hello;\n    ", "        return 200 hello;\n    }\n    " + location + "\n    ");
        actor.fairlead("apply", "--yes")
                .exits(5)
                .says("http://" + OTHER_NAME + "/ through nginx " + answer)
                .says("where 200 from 127.0.0.1:8000 was expected")
                .says("The files of before are back, and nginx.service runs with them.");
        assertThat(actor.byHand("curl -s -w '%{http_code}' -H 'Host: " + OTHER_NAME + "' http://127.0.0.1/"))
                .endsWith("200")
                .doesNotContain("hello");
        actor.fairlead("plan", "--exit-code").exits(3);
        actor.writeModel(model);
    }

    private static void itAnswersByTlsToItsOwnNamesAlone(Actor actor) throws Exception {
        actor.byHand(certificate("/root/own").replace("PLACE", "/root"));
        for (String file : new String[] {"own.pem", "own.key"}) {
            Files.writeString(actor.model().resolveSibling(file), actor.byHand("cat /root/" + file) + "\n");
        }
        actor.editModel("\njobs:\n", """

                tls:
                  certificate: own.pem
                  key: {file: own.key}
                  hsts: {maxAge: 3600}

                jobs:
                """);
        actor.fairlead("apply", "--yes").exits(0);
        assertThat(byTls(actor, OTHER_NAME, "%{http_code} %{http_version}")).isEqualTo("200 2");
        assertThat(byTls(actor, NAME, "%{http_code} %{redirect_url}")).isEqualTo("301 https://" + OTHER_NAME + "/");
        assertThat(byTls(actor, "somebody.else", "%{http_code}")).isEqualTo(NOTHING);
        assertThat(actor.byHand("openssl s_client -connect 127.0.0.1:443 -noservername </dev/null 2>&1 || :"))
                .contains("unrecognized name")
                .doesNotContain("BEGIN CERTIFICATE");
        assertThat(status(actor, "somebody.else", "/")).isEqualTo(NOTHING);
        assertThat(actor.byHand("nginx -T 2>&1 >/dev/null")).doesNotContain("warn");
        actor.editModel("  gzip: false\n", "  gzip: false\n  defaultServer: true\n");
        actor.fairlead("apply", "--yes").exits(0);
        assertThat(status(actor, "somebody.else", "/")).isEqualTo("301");
        assertThat(byTls(actor, "somebody.else", "%{http_code}")).isEqualTo("400");
        actor.fairlead("drift").exits(0);
    }

    private static String certificate(String file) {
        return "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 90 -subj /CN=own"
                + " -addext 'subjectAltName=DNS:" + NAME + ",DNS:" + OTHER_NAME + "' -keyout " + file + ".key -out "
                + file + ".pem 2>/dev/null || exit\n";
    }

    private static String status(Actor actor, String host, String path) {
        return actor.byHand(
                "curl -s -o /dev/null -w '%{http_code}' -H 'Host: " + host + "' http://127.0.0.1" + path + " || :");
    }

    private static String page(Actor actor, String path) {
        return actor.byHand("curl -s -H 'Host: " + NAME + "' http://127.0.0.1" + path);
    }

    private static String headers(Actor actor, String path) {
        return actor.byHand(
                "curl -s -D - -o /dev/null -H 'Accept-Encoding: gzip' -H 'Host: " + NAME + "' http://127.0.0.1" + path);
    }

    private static String byTls(Actor actor, String name, String told) {
        return actor.byHand("curl -sk -o /dev/null -w '" + told + "' --resolve " + name + ":443:127.0.0.1 https://"
                + name + "/ || :");
    }
}
