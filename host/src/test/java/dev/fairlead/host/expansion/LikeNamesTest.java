package dev.fairlead.host.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.file.FileContent;
import dev.fairlead.host.kind.file.FileKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Apps whose names would run together with those of their parts: {@code a} and {@code b-c}, {@code a-b} and {@code c}. */
class LikeNamesTest {
    private static final ServerModel MODEL = EveryKey.read(
            """
                    name: box
                    ssh: {address: 203.0.113.7}
                    apps:
                    """ + app("a", "b-c", 8000) + app("a-b", "c", 8002) + app("a-job", "b", 8004) + app("1up", "job-b", 8006),
            "");

    private static String app(String name, String part, int port) {
        return """
                  %1$s:
                    app:
                      directory: /opt/%1$s
                      image: example/%1$s
                      containerPort: 80
                      ports: {blue: %3$d, green: %4$d}
                    nginx:
                      serverNames: [%1$s.example.com]
                      rateLimits: {x%2$s: {requestsPerMinute: 30}}
                    jobs: {%2$s: {schedule: "@daily", command: [refresh]}}
                """.formatted(name, part, port, port + 1);
    }

    private static List<Resource<?>> resources() {
        return Expansion.resources(MODEL, EveryKey.context());
    }

    private static List<String> inFiles(String regex) {
        var found = new ArrayList<String>();
        for (Resource<?> resource : resources()) {
            if (resource.declared() instanceof FileKind.Declaration file
                    && file.content() instanceof FileContent.Text text) {
                Pattern.compile(regex, Pattern.MULTILINE)
                        .matcher(text.body())
                        .results()
                        .forEach(result -> found.add(result.group(1)));
            }
        }
        return found;
    }

    @Test
    void their_jobs_share_no_file_and_no_container() {
        assertThat(resources().stream().map(resource -> resource.address().name()))
                .contains(
                        "/var/lib/fairlead/jobs/a_b-c",
                        "/var/lib/fairlead/jobs/a-b_c",
                        "/etc/cron.d/fairlead-a_b-c",
                        "/etc/cron.d/fairlead-a-b_c");
        assertThat(inFiles("^container=(.*)$")).hasSize(4).doesNotHaveDuplicates();
        assertThat(inFiles("exec >> (/\\S+)")).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void their_rate_limits_share_no_memory() {
        assertThat(inFiles("^limit_req_zone .* zone=([^:]+):")).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void variables_of_nginx_are_names_whatever_the_app_is_called() {
        assertThat(inFiles("set \\$(\\w+) "))
                .contains("fairlead_1up_colour", "fairlead_a_b_colour")
                .allMatch(name -> name.startsWith("fairlead_"));
    }

    @Test
    void a_release_of_one_takes_no_part_of_the_other() {
        var taken = Expansion.ofReleases(resources(), Set.of("a"));

        assertThat(taken.stream().map(Resource::address))
                .contains(ContainerKind.at("a"), FileKind.at("/var/lib/fairlead/jobs/a_b-c"))
                .doesNotContain(ContainerKind.at("a-b"), FileKind.at("/var/lib/fairlead/jobs/a-b_c"));
    }
}
