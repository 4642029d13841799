package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
    private static final Claims NGINX =
            new Claims.OfNginx(Set.of("shop.test", "www.shop.test"), Set.of("shop-blue"), Set.of("shop_general"));
    private static final Claims CRON = new Claims.OfCron(Set.of("/var/lib/fairlead/jobs/shop_nightly", "shop-blue"));

    @Test
    void a_site_of_the_same_name_is_a_stray() {
        assertThat(NGINX.claimedBy("server { listen 80; server_name a.test\n  \"www.shop.test\"; }"))
                .isEqualTo("server_name www.shop.test");
        assertThat(NGINX.claimedBy("upstream shop-blue{server 127.0.0.1:1;}")).isEqualTo("upstream shop-blue");
        assertThat(NGINX.claimedBy("limit_req_zone $binary_remote_addr zone=shop_general:10m rate=1r/s;"))
                .isEqualTo("zone shop_general");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server_name SHOP.test;",
                "server_name .shop.test;",
                "server_name a.test\n  'Www.Shop.Test';",
                "listen 203.0.113.7:80; server_name *.test;",
                "listen 203.0.113.7:80 default_server; server_name www.*;",
                "server_name ~^(?P<www>www\\.)?shop\\.test$; listen 203.0.113.7:80;",
                "location / { return 200 'server_name}'; } server_name shop.test;"
            })
    void a_site_that_takes_the_name_in_another_spelling_is_a_stray(String inServer) {
        assertThat(NGINX.claimedBy("server { listen 80; " + inServer + " }")).startsWith("server_name ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server_name *.shop.test;",
                "server_name ~^shop;",
                "server_name ~.;",
                "listen 203.0.113.7:80; server_name ~[ *.shop.example;",
                "listen *:80; server_name *.test;",
                "listen [::]:80; server_name *.test;",
                "location / { return 200 ';server_name shop.test;'; }",
                "set $x \"${y} server_name shop.test\";"
            })
    void a_site_that_nginx_passes_over_for_the_app_s_own_is_none(String inServer) {
        assertThat(NGINX.claimedBy("server { listen 80; " + inServer + " }")).isNull();
    }

    @Test
    void a_part_of_a_wildcard_is_taken_by_whoever_names_it_more_closely() {
        var wild = new Claims.OfNginx(Set.of("*.shop.test"), Set.of(), Set.of());

        assertThat(wild.claimedBy("server { server_name eu.shop.test; }")).isEqualTo("server_name eu.shop.test");
        assertThat(wild.claimedBy("server { server_name *.eu.shop.test; }")).isNotNull();
        assertThat(wild.claimedBy("server { server_name .shop.test; }")).isNotNull();
        assertThat(wild.claimedBy("server { server_name shop.test *.test myshop.test; }"))
                .isNull();
    }

    @Test
    void a_site_of_someone_else_is_none() {
        assertThat(NGINX.claimedBy("server { listen 80; server_name other.test notshop.test; }"))
                .isNull();
        assertThat(NGINX.claimedBy("# server_name shop.test;\nserver { server_name a.test; # shop.test\n}"))
                .isNull();
        assertThat(NGINX.claimedBy("")).isNull();
    }

    @Test
    void a_server_for_everything_else_is_none() {
        assertThat(NGINX.claimedBy("server { listen [::]:80 default_server; server_name _; }"))
                .isNull();
    }

    @Test
    void a_cron_line_about_the_app_is_a_stray() {
        assertThat(CRON.claimedBy("0 1 * * * root flock /run/x /var/lib/fairlead/jobs/shop_nightly"))
                .isEqualTo("/var/lib/fairlead/jobs/shop_nightly");
        assertThat(CRON.claimedBy("@daily root docker exec shop-blue true")).isEqualTo("shop-blue");
    }

    @Test
    void a_cron_line_that_saves_the_directory_is_none() {
        assertThat(CRON.claimedBy("0 1 * * * root restic backup /opt/shop")).isNull();
    }

    @Test
    void a_cron_line_about_another_app_is_none() {
        assertThat(CRON.claimedBy("0 1 * * * root docker exec eu-shop-blue true\n# shop-blue\n"))
                .isNull();
        assertThat(CRON.claimedBy("0 1 * * * root /var/lib/fairlead/jobs/shop_nightly.old"))
                .isNull();
    }
}
