package dev.fairlead.core.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.plan.TestingKind;
import org.junit.jupiter.api.Test;

class ResourceTest {
    private static final TestingKind FILE = new TestingKind("file");
    private static final TestingKind SERVICE = new TestingKind("service");

    @Test
    void a_thing_is_disturbed_by_files_it_watches_and_by_no_others() {
        Resource<String> nginx = SERVICE.thing("nginx", "1").watching("/etc/nginx/", "/etc/ssl/shop.");
        assertThat(nginx.isDisturbedBy(FILE.at("/etc/nginx/nginx.conf"))).isTrue();
        assertThat(nginx.isDisturbedBy(FILE.at("/etc/ssl/shop.pem"))).isTrue();
        assertThat(nginx.isDisturbedBy(FILE.at("/etc/ssl/blog.pem"))).isFalse();
        assertThat(nginx.isDisturbedBy(FILE.at("/srv/etc/nginx/nginx.conf"))).isFalse();
        assertThat(SERVICE.thing("cron", "1").isDisturbedBy(FILE.at("/etc/crontab")))
                .isFalse();
    }
}
